package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Prints diagnostics of one interface where its source shows what they are about. */
final class DiagnosticPrinter {
    private final ProcessingEnvironment environment;
    private final Element element;

    DiagnosticPrinter(ProcessingEnvironment environment, Element element) {
        this.environment = environment;
        this.element = element;
    }

    void print(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::print);
    }

    /** A sign of life, shown at once. */
    void progress(String text) {
        environment.getMessager().printMessage(Kind.NOTE, text);
    }

    void print(Diagnostic diagnostic) {
        Kind kind = kind(diagnostic.id().severity());
        String text = text(diagnostic);
        Place place = diagnostic.place();
        switch (place.kind()) {
            case INTERFACE -> environment.getMessager().printMessage(kind, text, element);
            case METHOD -> printAtMethod(kind, text, Integer.parseInt(place.name()));
            case ANNOTATION_VALUE -> printAtAnnotation(kind, text, place.name());
        }
    }

    /** The message, and where to read on about it: after several lines on a line of its own. */
    private static String text(Diagnostic diagnostic) {
        String message = diagnostic.toString().stripTrailing();
        String anchor = diagnostic.id().code().toLowerCase(Locale.ROOT);
        return message + (message.indexOf('\n') < 0 ? " " : "\n") + "(docs/diagnostics.md#" + anchor + ")";
    }

    private void printAtMethod(Kind kind, String text, int index) {
        List<ExecutableElement> methods = InterfaceMethods.of(environment, (TypeElement) element);
        ExecutableElement method = methods.get(index);
        // a method inherited from a compiled interface has no place in the source that is being compiled
        boolean own = method.getEnclosingElement().equals(element);
        environment.getMessager().printMessage(kind, text, own ? method : element);
    }

    /** @param name an annotation, and after a dot its element: {@code QuantizedModel.value} */
    private void printAtAnnotation(Kind kind, String text, String name) {
        String[] names = name.split("\\.", 2);
        AnnotationMirror mirror = Annotations.find(element, "dev.inlay." + names[0]);
        if (mirror == null) {
            environment.getMessager().printMessage(kind, text, element);
            return;
        }
        AnnotationValue value = names.length < 2 ? null : Annotations.writtenValue(mirror, names[1]);
        if (value == null) {
            environment.getMessager().printMessage(kind, text, element, mirror);
        } else {
            environment.getMessager().printMessage(kind, text, element, mirror, value);
        }
    }

    private static Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE -> Kind.NOTE;
        };
    }
}
