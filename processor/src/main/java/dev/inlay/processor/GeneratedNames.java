package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Keeps a generated class from taking the place of another class. */
final class GeneratedNames {
    private final ProcessingEnvironment environment;

    /** Qualified names of the types whose source is compiled, those that processors generated among them. */
    private final Set<String> sources = new HashSet<>();

    /** Which interface each class of this compilation was generated for, by qualified name of the class. */
    private final Map<String, String> generatedFor = new LinkedHashMap<>();

    GeneratedNames(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    void addSources(Set<? extends Element> elements) {
        for (Element element : elements) {
            if (element instanceof TypeElement type) {
                sources.add(type.getQualifiedName().toString());
            }
        }
    }

    /** @throws DiagnosticException if {@code name} is another class's already */
    void claim(String name, TypeElement type) {
        String interfaceName = type.getQualifiedName().toString();
        String other = generatedFor.putIfAbsent(name, interfaceName);
        if (other != null) {
            throw clash(name, "it is generated for " + other);
        }
        if (sources.contains(name)) {
            throw clash(name, "a class of that name is among the sources");
        }
        TypeElement existing = environment.getElementUtils().getTypeElement(name);
        // an implementation of the interface is what an earlier compilation left
        boolean foreign = existing != null && !environment.getTypeUtils().isSubtype(existing.asType(), type.asType());
        if (foreign) {
            throw clash(
                    name, "a class of that name, which does not implement " + interfaceName + ", was compiled before");
        }
    }

    static DiagnosticException clash(String name, String why) {
        return new DiagnosticException(DiagnosticId.GENERATED_NAME_CLASH, Place.ofInterface(), name, why);
    }
}
