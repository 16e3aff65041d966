package dev.inlay.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The types of a round that carry an annotation, in the order of the sources, which no compiler's own set promises. */
final class AnnotatedTypes {
    private AnnotatedTypes() {}

    static List<TypeElement> in(RoundEnvironment round, Class<?> annotation) {
        List<TypeElement> found = new ArrayList<>();
        collect(round.getRootElements(), annotation.getCanonicalName(), found);
        return found;
    }

    private static void collect(Collection<? extends Element> elements, String annotation, List<TypeElement> found) {
        for (Element element : elements) {
            if (element instanceof TypeElement type) {
                if (Annotations.find(type, annotation) != null) {
                    found.add(type);
                }
                collect(ElementFilter.typesIn(type.getEnclosedElements()), annotation, found);
            }
        }
    }
}
