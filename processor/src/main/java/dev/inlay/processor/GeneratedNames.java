package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Keeps a generated class from taking the place of another class. */
final class GeneratedNames {
    private final ProcessingEnvironment environment;

    /** Qualified names of the types whose source is compiled, those that processors generated among them. */
    private final Set<String> sources = new HashSet<>();

    /** The interfaces of this compilation, by the qualified name of the class to generate. */
    private final Map<String, Set<String>> interfaces = new HashMap<>();

    GeneratedNames(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Simple name of the class to generate. */
    static String of(TypeElement type) {
        return "Quantized" + type.getSimpleName();
    }

    private static String qualified(TypeElement type) {
        String packageName = TypeNames.packageOf(type);
        return packageName.isEmpty() ? of(type) : packageName + "." + of(type);
    }

    void addSources(Set<? extends Element> elements) {
        for (Element element : elements) {
            // what is generated for an interface becomes a source in the next round
            if (element instanceof TypeElement type
                    && !interfaces.containsKey(type.getQualifiedName().toString())) {
                sources.add(type.getQualifiedName().toString());
            }
        }
    }

    void announce(TypeElement type) {
        interfaces
                .computeIfAbsent(qualified(type), name -> new TreeSet<>())
                .add(type.getQualifiedName().toString());
    }

    /** @throws DiagnosticException if the name of the class to generate is another class's already */
    void check(TypeElement type) {
        String name = qualified(type);
        String interfaceName = type.getQualifiedName().toString();
        for (String other : interfaces.get(name)) {
            if (!other.equals(interfaceName)) {
                throw clash(name, "it would be the class of " + other + " too");
            }
        }
        if (sources.contains(name)) {
            throw clash(name, "a class of that name is among the sources");
        }
        TypeElement existing = environment.getElementUtils().getTypeElement(name);
        // an implementation of the interface is what an earlier compilation left
        boolean foreign = existing != null && !environment.getTypeUtils().isSubtype(existing.asType(), type.asType());
        if (foreign) {
            throw clash(name, "there is a compiled class of that name, which does not implement " + interfaceName);
        }
    }

    static DiagnosticException clash(String name, String why) {
        return new DiagnosticException(DiagnosticId.GENERATED_NAME_CLASH, Place.ofInterface(), name, why);
    }
}
