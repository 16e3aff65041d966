package dev.inlay.processor;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Tells whether all that an annotated element names is there and compiles. What is missing may be about to be generated
 * by another processor; where it never is, the compiler says so itself.
 */
final class CompletenessChecker {
    private final ProcessingEnvironment environment;
    private final Types types;

    CompletenessChecker(ProcessingEnvironment environment) {
        this.environment = environment;
        this.types = environment.getTypeUtils();
    }

    boolean isComplete(Element element) {
        if (!Annotations.areComplete(element)) {
            return false;
        }
        if (element.getKind() != ElementKind.INTERFACE) {
            return true;
        }
        TypeElement type = (TypeElement) element;
        return hasParents(type)
                && InterfaceMethods.of(environment, type).stream().allMatch(this::isComplete);
    }

    private boolean hasParents(TypeElement type) {
        return type.getInterfaces().stream()
                .allMatch(parent -> isKnown(parent)
                        && types.asElement(parent) instanceof TypeElement element
                        && hasParents(element));
    }

    private boolean isComplete(ExecutableElement method) {
        return isKnown(method.getReturnType())
                && method.getParameters().stream()
                        .allMatch(parameter -> isKnown(parameter.asType()) && Annotations.areComplete(parameter));
    }

    private static boolean isKnown(TypeMirror type) {
        TypeMirror innermost = type;
        while (innermost.getKind() == TypeKind.ARRAY) {
            innermost = ((ArrayType) innermost).getComponentType();
        }
        return innermost.getKind() != TypeKind.ERROR;
    }
}
