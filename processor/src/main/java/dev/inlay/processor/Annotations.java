package dev.inlay.processor;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds annotations and their values as they are written, for the places of diagnostics. */
final class Annotations {
    private static final String PACKAGE = "dev.inlay.";

    /** What a compiler puts in the place of a value that does not compile. */
    private static final String ERRONEOUS = "<error>";

    private Annotations() {}

    /** The annotation of the given qualified type name on {@code element}, or null. */
    static AnnotationMirror find(Element element, String type) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (typeOf(mirror).getQualifiedName().contentEquals(type)) {
                return mirror;
            }
        }
        return null;
    }

    private static TypeElement typeOf(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }

    /** The value that stands in the source for {@code name}, or null where the default holds. */
    static AnnotationValue writtenValue(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Whether every value of Inlay's annotations on {@code element} is there, compiles, and is of its type. */
    static boolean areComplete(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> typeOf(mirror).getQualifiedName().toString().startsWith(PACKAGE))
                .allMatch(Annotations::isComplete);
    }

    private static boolean isComplete(AnnotationMirror mirror) {
        try {
            return hasItsValues(mirror);
        } catch (RuntimeException e) {
            // ECJ throws where a value is of a type that cannot be converted, after it has reported it
            return false;
        }
    }

    private static boolean hasItsValues(AnnotationMirror mirror) {
        for (ExecutableElement method : ElementFilter.methodsIn(typeOf(mirror).getEnclosedElements())) {
            AnnotationValue value = writtenValue(mirror, method.getSimpleName().toString());
            if (value == null
                    ? method.getDefaultValue() == null
                    : !isOfType(value.getValue(), method.getReturnType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfType(Object value, TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            TypeMirror component = ((ArrayType) type).getComponentType();
            return value instanceof List<?> list
                    && list.stream().allMatch(element -> isOfType(((AnnotationValue) element).getValue(), component));
        }
        if (type.getKind() == TypeKind.DECLARED) {
            return value instanceof VariableElement || value instanceof String text && !text.equals(ERRONEOUS);
        }
        return value instanceof Number;
    }
}
