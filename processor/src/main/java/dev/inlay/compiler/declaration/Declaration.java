package dev.inlay.compiler.declaration;

import dev.inlay.Activations;
import dev.inlay.Precision;
import dev.inlay.TargetVm;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An annotated interface as plain data.
 *
 * @param packageName empty for the default package
 * @param interfaceName as written in source from inside of the package: {@code Outer.Spotter} for a nested one
 * @param generatedName simple name of the class to generate
 * @param isPublic whether the interface, and every type around it, is public
 * @param model the model's file name
 * @param calibration where representative data comes from and how it is used
 * @param budgets limits that are checked once the class is known
 * @param visibleNames simple names that mean something in the generated class without its doing: members the interface
 *     has, own and inherited, and types of its package that hide one of {@code java.lang}
 */
public record Declaration(
        String packageName,
        String interfaceName,
        String generatedName,
        boolean isPublic,
        String model,
        Precision precision,
        Activations activations,
        TargetVm target,
        CalibrationSettings calibration,
        DimensionSettings dimensions,
        Budgets budgets,
        List<MethodDeclaration> methods,
        Set<String> visibleNames) {
    public Declaration {
        methods = List.copyOf(methods);
        visibleNames = Collections.unmodifiableSet(new TreeSet<>(visibleNames));
    }

    public String qualifiedGeneratedName() {
        return packageName.isEmpty() ? generatedName : packageName + "." + generatedName;
    }
}
