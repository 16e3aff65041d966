package dev.inlay.processor;

import dev.inlay.compiler.ModelCompiler;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.emitter.GeneratedSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Takes one annotated interface from declaration to generated class, or to its diagnostics. */
final class InterfaceProcessor {
    private final ProcessingEnvironment environment;
    private final ProcessorOptions options;
    /** Which interface each class of this compilation was generated for, by qualified name of the class. */
    private final Map<String, String> generatedFor = new LinkedHashMap<>();

    InterfaceProcessor(ProcessingEnvironment environment) {
        this.environment = environment;
        this.options = ProcessorOptions.of(environment.getOptions());
    }

    /** @return false if the interface names types that do not exist yet, so that it must wait for another round */
    boolean process(Element element) {
        DiagnosticPrinter printer = new DiagnosticPrinter(environment, element);
        DeclarationReader reader = new DeclarationReader(environment, element);
        if (reader.isWaiting()) {
            return false;
        }
        DiagnosticCollector diagnostics = new DiagnosticCollector(printer::progress);
        try {
            Declaration declaration = reader.read();
            claimName(declaration, (TypeElement) element);
            FileFinder finder = new FileFinder(environment.getFiler(), options, declaration.packageName());
            GeneratedSource source = new ModelCompiler(finder, diagnostics).compile(declaration);
            printer.print(diagnostics.diagnostics());
            if (!diagnostics.hasErrors()) {
                write(source, element);
            }
        } catch (DiagnosticException e) {
            printer.print(diagnostics.diagnostics());
            printer.print(e.diagnostics());
        } catch (IOException | RuntimeException e) {
            printer.print(internalError(e, element));
        }
        return true;
    }

    private void claimName(Declaration declaration, TypeElement element) {
        String name = declaration.qualifiedGeneratedName();
        String interfaceName = element.getQualifiedName().toString();
        String other = generatedFor.putIfAbsent(name, interfaceName);
        if (other != null) {
            throw new DiagnosticException(
                    DiagnosticId.GENERATED_NAME_CLASH, Place.ofInterface(), name, "the class generated for " + other);
        }
        if (environment.getElementUtils().getTypeElement(name) != null) {
            throw new DiagnosticException(
                    DiagnosticId.GENERATED_NAME_CLASH, Place.ofInterface(), name, "a class of that name");
        }
    }

    private void write(GeneratedSource source, Element origin) throws IOException {
        try (Writer writer = environment
                .getFiler()
                .createSourceFile(source.qualifiedName(), origin)
                .openWriter()) {
            writer.write(source.text());
        }
    }

    /** Errors in the compiler come as diagnostics; what is left went wrong in reading the source or writing the class. */
    private static Diagnostic internalError(Exception error, Element element) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return Diagnostic.of(DiagnosticId.INTERNAL_ERROR, Place.ofInterface(), "the processor", element, "none", trace);
    }
}
