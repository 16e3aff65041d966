package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.runtime.ArgMax;
import dev.inlay.runtime.Lengths;
import dev.inlay.runtime.Quantize;
import dev.inlay.runtime.UnsignedBytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the methods of the interface: lengths checked, elements converted where they must be, and the network run. */
final class MethodWriter {

    private final Ports ports;
    private final Placement placement;
    private final String network;
    private final Labels labels;
    private final StateWriter states;
    private final Set<String> fields;

    /**
     * @param network name of the method that runs the network
     * @param fields names that parameters must not hide
     */
    MethodWriter(
            Ports ports, Placement placement, String network, Labels labels, StateWriter states, Set<String> fields) {
        this.ports = ports;
        this.placement = placement;
        this.network = network;
        this.labels = labels;
        this.states = states;
        this.fields = fields;
    }

    MethodSpec write(BoundMethod method) {
        MethodDeclaration declaration = method.declaration();
        Set<String> taken = new HashSet<>(fields);
        taken.add("result");
        NamePool names = new NamePool(taken);
        List<String> parameters = new ArrayList<>();
        MethodSpec.Builder spec = MethodSpec.methodBuilder(declaration.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(returnType(declaration));
        for (ParameterDeclaration parameter : declaration.parameters()) {
            String name = names.unique(parameter.name());
            parameters.add(name);
            spec.addParameter(Location.arrayType(parameter.elementType()), name);
        }
        return spec.addCode(declaration.returns() == Returns.RESET ? states.reset() : body(method, parameters))
                .build();
    }

    private TypeName returnType(MethodDeclaration method) {
        return switch (method.returns()) {
            case NOTHING, RESET -> TypeName.VOID;
            case INDEX -> TypeName.INT;
            case ARRAY -> Location.arrayType(method.resultElement().orElseThrow());
            case ENUM -> Labels.type(method.resultEnum().orElseThrow());
        };
    }

    private CodeBlock body(BoundMethod method, List<String> parameters) {
        CodeBlock.Builder code = CodeBlock.builder();
        Map<Argument, String> arrays = new LinkedHashMap<>();
        method.arguments()
                .forEach(argument -> arrays.put(
                        argument,
                        argument.parameter() == Argument.RESULT ? "result" : parameters.get(argument.parameter())));
        arrays.forEach((argument, array) -> checkLength(code, argument, array));
        checkDistinct(code, method, arrays);
        for (Argument output : method.outputs()) {
            if (output.parameter() == Argument.RESULT) {
                code.addStatement(
                        "final $T result = new $T[$L]",
                        Location.arrayType(output.elementType()),
                        Location.elementType(output.elementType()),
                        output.port().constant() + Port.LENGTH);
            }
        }
        method.inputs().forEach(input -> convert(code, input, arrays.get(input)));
        code.addStatement("$L($L)", network, String.join(", ", networkArguments(arrays)));
        method.outputs().forEach(output -> convert(code, output, arrays.get(output)));
        return code.add(returnStatement(method.declaration())).build();
    }

    private static void checkLength(CodeBlock.Builder code, Argument argument, String array) {
        if (argument.parameter() != Argument.RESULT) {
            Port port = argument.port();
            String length = port.constant() + Port.LENGTH;
            code.addStatement(
                    "$T.check($L, $L, $L.length)", Lengths.class, StringLiteral.of(port.name()), length, array);
        }
    }

    /** An output that the network writes while it still reads the same array would come out wrong. */
    private static void checkDistinct(CodeBlock.Builder code, BoundMethod method, Map<Argument, String> arrays) {
        List<Argument> before = new ArrayList<>();
        method.arguments().filter(Argument::isDirect).forEach(argument -> {
            if (!argument.port().isInput() && argument.parameter() != Argument.RESULT) {
                before.stream()
                        .filter(other -> other.elementType() == argument.elementType())
                        .forEach(
                                other -> checkDistinct(code, arrays.get(other), other, arrays.get(argument), argument));
            }
            before.add(argument);
        });
    }

    private static void checkDistinct(
            CodeBlock.Builder code, String first, Argument firstArgument, String second, Argument secondArgument) {
        String message =
                firstArgument.port().name() + " and " + secondArgument.port().name() + " are the same array";
        code.beginControlFlow("if ($L == $L)", first, second);
        code.addStatement("throw new IllegalArgumentException($L)", StringLiteral.of(message));
        code.endControlFlow();
    }

    /** Takes elements to or from those in the arena; nothing where the network works on the array. */
    private void convert(CodeBlock.Builder code, Argument argument, String array) {
        if (argument.isDirect()) {
            return;
        }
        Port port = argument.port();
        Location arena = placement.inArena(port.slot());
        CodeBlock outside = CodeBlock.of("$L, 0", array);
        CodeBlock inside = CodeBlock.of("$L, $L", arena.array(), arena.offset());
        CodeBlock elements = CodeBlock.of(
                "$L, $L, $L",
                port.isInput() ? outside : inside,
                port.isInput() ? inside : outside,
                port.constant() + Port.LENGTH);
        if (argument.elementType() == ElementType.INT8) {
            code.addStatement("$T.shift($L)", UnsignedBytes.class, elements);
        } else {
            code.addStatement(
                    "$T.$L($L, $L, $L)",
                    Quantize.class,
                    port.isInput() ? Conversions.fromFloats(port.elementType()) : Conversions.TO_FLOATS,
                    elements,
                    port.constant() + Port.SCALE,
                    Expressions.plus(port.constant() + Port.ZERO_POINT, -port.shift()));
        }
    }

    private List<String> networkArguments(Map<Argument, String> arrays) {
        Map<Port, Location> locations = new LinkedHashMap<>();
        ports.stream().forEach(port -> locations.put(port, placement.inArena(port.slot())));
        arrays.forEach((argument, array) -> {
            if (argument.isDirect()) {
                locations.put(argument.port(), Location.of(argument.elementType(), array, Location.START));
            }
        });
        List<String> arguments = new ArrayList<>();
        locations.forEach((port, location) -> arguments.addAll(placement.arguments(port, location)));
        return arguments;
    }

    private CodeBlock returnStatement(MethodDeclaration method) {
        return switch (method.returns()) {
            case NOTHING, RESET -> CodeBlock.of("");
            case ARRAY -> CodeBlock.of("return result;\n");
            case INDEX -> CodeBlock.of("return $L;\n", largest());
            case ENUM ->
                CodeBlock.of(
                        "return $L[$L];\n", labels.field(method.resultEnum().orElseThrow()), largest());
        };
    }

    private CodeBlock largest() {
        Port output = ports.outputs().get(0);
        Location arena = placement.inArena(output.slot());
        return CodeBlock.of(
                "$T.of($L, $L, $L)", ArgMax.class, arena.array(), arena.offset(), output.constant() + Port.LENGTH);
    }
}
