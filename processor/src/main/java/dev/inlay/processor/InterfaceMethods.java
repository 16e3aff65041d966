package dev.inlay.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The methods an implementing class has to provide: abstract ones of the interface and of those it extends, each
 * signature once. In the order of the source, own methods first, which no compiler's own lists promise.
 */
final class InterfaceMethods {
    private final Elements elements;
    private final Types types;
    private final TypeElement type;

    private InterfaceMethods(ProcessingEnvironment environment, TypeElement type) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.type = type;
    }

    static List<ExecutableElement> of(ProcessingEnvironment environment, TypeElement type) {
        return new InterfaceMethods(environment, type).toImplement();
    }

    private List<ExecutableElement> toImplement() {
        List<ExecutableElement> all = new ArrayList<>();
        interfaces().forEach(declaring -> all.addAll(ElementFilter.methodsIn(declaring.getEnclosedElements())));
        all.removeIf(InterfaceMethods::isOwnBusiness);
        List<ExecutableElement> methods = new ArrayList<>();
        for (ExecutableElement method : all) {
            boolean open = method.getModifiers().contains(Modifier.ABSTRACT)
                    && all.stream().noneMatch(other -> elements.overrides(other, method, type))
                    && methods.stream().noneMatch(other -> isSame(other, method))
                    && !isFromObject(method);
            if (open) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** Static and private methods are inherited by nobody. */
    private static boolean isOwnBusiness(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE);
    }

    private Set<TypeElement> interfaces() {
        Set<TypeElement> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private void collect(TypeElement from, Set<TypeElement> found) {
        if (found.add(from)) {
            for (TypeMirror parent : from.getInterfaces()) {
                Element element = types.asElement(parent);
                if (element instanceof TypeElement parentType) {
                    collect(parentType, found);
                }
            }
        }
    }

    /** Whether one implementation serves both: two interfaces may declare the same method. */
    private boolean isSame(ExecutableElement a, ExecutableElement b) {
        return a.getSimpleName().equals(b.getSimpleName()) && types.isSubsignature(in(a), in(b));
    }

    /** The method's type as {@link #type} has it, with the arguments of generic interfaces put in. */
    private ExecutableType in(ExecutableElement method) {
        return typeIn(types, type, method);
    }

    static ExecutableType typeIn(Types types, TypeElement type, ExecutableElement method) {
        return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    }

    /** An interface may restate {@code boolean equals(Object)} and its like; every class has them. */
    private boolean isFromObject(ExecutableElement method) {
        TypeElement object = elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(candidate -> candidate.getModifiers().contains(Modifier.PUBLIC)
                        && candidate.getSimpleName().equals(method.getSimpleName()))
                .anyMatch(candidate ->
                        types.isSubsignature((ExecutableType) method.asType(), (ExecutableType) candidate.asType()));
    }
}
