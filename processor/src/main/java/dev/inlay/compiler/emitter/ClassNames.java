package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ClassName;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.runtime.ArgMax;
import dev.inlay.runtime.FloatMath;
import dev.inlay.runtime.Lanes;
import dev.inlay.runtime.Lengths;
import dev.inlay.runtime.Packed;
import dev.inlay.runtime.Planes;
import dev.inlay.runtime.Quantize;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names around and inside of a generated class, so that none takes the place of another. */
final class ClassNames {
    private static final List<String> JAVA_LANG =
            List.of("Float", "IllegalArgumentException", "Integer", "Math", "String", "System");

    private static final List<String> OBJECT_METHODS =
            List.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private static final List<String> IMPORTED = Stream.concat(
                    VectorLoops.imports().stream(),
                    Stream.of(
                                    ArgMax.class,
                                    FloatMath.class,
                                    Lanes.class,
                                    Lengths.class,
                                    Packed.class,
                                    Planes.class,
                                    Quantize.class)
                            .map(Class::getSimpleName))
            .toList();

    private final Declaration declaration;
    private final NamePool methods;
    private final String network;

    /** @throws DiagnosticException if the user's names hide what generated code cannot do without */
    ClassNames(Declaration declaration) {
        this.declaration = declaration;
        List<Diagnostic> hidden = Stream.concat(
                        declaration.visibleNames().stream(),
                        Stream.of(declaration.interfaceName().split("\\.", -1)))
                .filter(JAVA_LANG::contains)
                .distinct()
                .map(name ->
                        Diagnostic.of(DiagnosticId.HIDDEN_TYPE, Place.ofInterface(), name, declaration.interfaceName()))
                .toList();
        if (!hidden.isEmpty()) {
            throw new DiagnosticException(hidden);
        }
        this.methods = methods(declaration);
        this.network = methods.unique(NetworkClass.RUN);
        methods.take(NetworkClass.RUN);
    }

    /** A type of the user's by its name inside of its package. */
    static ClassName type(String packageName, String name) {
        String[] names = name.split("\\.", -1);
        return ClassName.get(packageName, names[0], Arrays.copyOfRange(names, 1, names.length));
    }

    ClassName interfaceName() {
        return type(declaration.packageName(), declaration.interfaceName());
    }

    private static NamePool methods(Declaration declaration) {
        Set<String> taken = new HashSet<>(declaration.visibleNames());
        taken.addAll(OBJECT_METHODS);
        declaration.methods().forEach(method -> taken.add(method.name()));
        return new NamePool(taken);
    }

    /** Names that the method of a kernel can have. */
    NamePool methods() {
        return methods;
    }

    /** The method that runs all kernels. */
    String network() {
        return network;
    }

    /** Names that a nested class can have. */
    NamePool types() {
        Set<String> taken = new HashSet<>(declaration.visibleNames());
        taken.addAll(JAVA_LANG);
        taken.addAll(IMPORTED);
        taken.add(declaration.generatedName());
        taken.addAll(List.of(declaration.interfaceName().split("\\.", -1)));
        declaration
                .methods()
                .forEach(method -> method.resultEnum()
                        .ifPresent(type -> taken.addAll(List.of(type.name().split("\\.", -1)))));
        return new NamePool(taken);
    }

    /** Imported classes that generated code has to write with their package. */
    String[] qualified() {
        return IMPORTED.stream().filter(declaration.visibleNames()::contains).toArray(String[]::new);
    }
}
