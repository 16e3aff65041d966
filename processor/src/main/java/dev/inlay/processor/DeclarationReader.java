package dev.inlay.processor;

import dev.inlay.AccuracyBudget;
import dev.inlay.Calibration;
import dev.inlay.MemoryBudget;
import dev.inlay.QuantizedModel;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads an annotated element into plain data and says what about it cannot be used. */
final class DeclarationReader {
    private final ProcessingEnvironment environment;
    private final Element element;

    DeclarationReader(ProcessingEnvironment environment, Element element) {
        this.environment = environment;
        this.element = element;
    }

    /** @throws DiagnosticException naming everything that is wrong with the declaration */
    Declaration read() {
        checkTarget();
        TypeElement type = (TypeElement) element;
        List<Diagnostic> problems = new ArrayList<>();
        List<MethodDeclaration> methods = readMethods(type, problems);
        QuantizedModel model = type.getAnnotation(QuantizedModel.class);
        SettingsReader settings = new SettingsReader(model, type.getAnnotation(Calibration.class), problems);
        settings.checkModel();
        Declaration declaration = new Declaration(
                TypeNames.packageOf(type),
                TypeNames.inPackage(type),
                GeneratedNames.of(type),
                isPublic(type),
                model.value(),
                model.precision(),
                model.activations(),
                model.target(),
                settings.calibration(),
                settings.dimensions(),
                new BudgetReader(problems)
                        .read(type.getAnnotation(AccuracyBudget.class), type.getAnnotation(MemoryBudget.class)),
                methods,
                TypeNames.visibleFrom(type, environment.getElementUtils()));
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return declaration;
    }

    private void checkTarget() {
        if (element.getKind() != ElementKind.INTERFACE) {
            throw refused(DiagnosticId.NOT_AN_INTERFACE, element.getSimpleName(), kindOf(element));
        }
        TypeElement type = (TypeElement) element;
        if (!type.getTypeParameters().isEmpty()) {
            throw refused(DiagnosticId.GENERIC_INTERFACE, type.getSimpleName());
        }
        for (Element around = type; around instanceof TypeElement enclosing; around = around.getEnclosingElement()) {
            if (enclosing.getModifiers().contains(Modifier.PRIVATE)) {
                throw refused(DiagnosticId.PRIVATE_INTERFACE, type.getSimpleName(), enclosing.getSimpleName());
            }
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            throw refused(DiagnosticId.SEALED_INTERFACE, type.getSimpleName());
        }
    }

    private static String kindOf(Element element) {
        return switch (element.getKind()) {
            case CLASS -> "a class";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation type";
            default -> "none";
        };
    }

    private static DiagnosticException refused(DiagnosticId id, Object... arguments) {
        return new DiagnosticException(id, Place.ofInterface(), arguments);
    }

    private List<MethodDeclaration> readMethods(TypeElement type, List<Diagnostic> problems) {
        List<ExecutableElement> methods = InterfaceMethods.of(environment, type);
        if (methods.isEmpty()) {
            problems.add(Diagnostic.of(DiagnosticId.NO_METHODS, Place.ofInterface(), type.getSimpleName()));
        }
        MethodReader reader = new MethodReader(environment.getTypeUtils(), problems);
        List<MethodDeclaration> read = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            reader.read(i, methods.get(i)).ifPresent(read::add);
        }
        return read;
    }

    private static boolean isPublic(TypeElement type) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            if (!around.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
