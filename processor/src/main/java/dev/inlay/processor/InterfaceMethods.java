package dev.inlay.processor;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The methods an implementing class has to provide. */
final class InterfaceMethods {
    private InterfaceMethods() {}

    /** Abstract methods of the interface and those it inherits, without what every class has from Object. */
    static List<ExecutableElement> of(ProcessingEnvironment environment, TypeElement type) {
        Elements elements = environment.getElementUtils();
        List<ExecutableElement> methods = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            boolean abstractMethod = method.getModifiers().contains(Modifier.ABSTRACT)
                    && method.getEnclosingElement().getKind() == ElementKind.INTERFACE;
            if (abstractMethod && !isFromObject(environment, method)) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** An interface may restate {@code boolean equals(Object)} and its like; every class has them. */
    private static boolean isFromObject(ProcessingEnvironment environment, ExecutableElement method) {
        Elements elements = environment.getElementUtils();
        TypeElement object = elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(candidate -> candidate.getSimpleName().equals(method.getSimpleName()))
                .anyMatch(candidate -> environment
                        .getTypeUtils()
                        .isSubsignature(
                                (javax.lang.model.type.ExecutableType) method.asType(),
                                (javax.lang.model.type.ExecutableType) candidate.asType()));
    }
}
