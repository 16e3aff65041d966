package dev.inlay.compiler.emitter;

import dev.inlay.Activations;
import dev.inlay.Precision;
import dev.inlay.TargetVm;
import dev.inlay.compiler.declaration.Budgets;
import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Interfaces as data, written down shortly. */
final class Declarations {
    private Declarations() {}

    static Declaration of(String packageName, String interfaceName, Set<String> visible, MethodDeclaration... methods) {
        String simpleName = interfaceName.substring(interfaceName.lastIndexOf('.') + 1);
        return new Declaration(
                packageName,
                interfaceName,
                "Quantized" + simpleName,
                true,
                "tiny.onnx",
                Precision.INT8,
                Activations.STATIC,
                TargetVm.MICRO,
                CalibrationSettings.of("tiny.npy"),
                DimensionSettings.none(),
                Budgets.none(),
                List.of(methods),
                visible);
    }

    static Declaration of(MethodDeclaration... methods) {
        return of("demo", "Tiny", Set.of(), methods);
    }

    /** @param types {@code float}, {@code byte} or {@code short} for each parameter, with a tensor's name behind it after a blank */
    static MethodDeclaration method(int index, String name, Returns returns, String... types) {
        return new MethodDeclaration(index, name, returns, Optional.empty(), Optional.empty(), parameters(types));
    }

    static MethodDeclaration array(int index, String name, ElementType result, String... types) {
        return new MethodDeclaration(
                index, name, Returns.ARRAY, Optional.of(result), Optional.empty(), parameters(types));
    }

    static MethodDeclaration label(int index, String name, EnumDeclaration result, String... types) {
        return new MethodDeclaration(
                index, name, Returns.ENUM, Optional.empty(), Optional.of(result), parameters(types));
    }

    private static List<ParameterDeclaration> parameters(String... types) {
        List<ParameterDeclaration> parameters = new ArrayList<>();
        for (String type : types) {
            String[] parts = type.split(" ", -1);
            parameters.add(new ParameterDeclaration(
                    "array" + parameters.size(),
                    elementType(parts[0]),
                    parts.length > 1 ? Optional.of(parts[1]) : Optional.empty()));
        }
        return parameters;
    }

    private static ElementType elementType(String java) {
        return Arrays.stream(ElementType.values())
                .filter(type -> Location.elementType(type).toString().equals(java))
                .findFirst()
                .orElseThrow();
    }
}
