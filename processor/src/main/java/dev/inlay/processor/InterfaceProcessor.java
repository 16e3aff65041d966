package dev.inlay.processor;

import dev.inlay.QuantizedModel;
import dev.inlay.compiler.CompiledModel;
import dev.inlay.compiler.ModelCompiler;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Takes one annotated interface from declaration to generated class, or to its diagnostics. */
final class InterfaceProcessor {
    private final ProcessingEnvironment environment;
    private final ProcessorOptions options;
    private final CompletenessChecker completeness;
    private final GeneratedNames names;
    private final OutputFiles output;

    InterfaceProcessor(ProcessingEnvironment environment) {
        this.environment = environment;
        this.options = ProcessorOptions.of(environment.getOptions());
        this.completeness = new CompletenessChecker(environment);
        this.names = new GeneratedNames(environment);
        this.output = new OutputFiles(environment.getFiler(), options);
    }

    /** Takes note of what else is compiled, and so must not be generated. */
    void addSources(Set<? extends Element> elements) {
        names.addSources(elements);
    }

    /** Takes note of an interface that is going to be processed in this round or a later one. */
    void announce(TypeElement type) {
        names.announce(type);
    }

    /** @return false if the interface names what is not there yet, so that it must wait for another round */
    boolean process(TypeElement type) {
        DiagnosticPrinter printer = new DiagnosticPrinter(environment, type);
        DiagnosticCollector diagnostics = new DiagnosticCollector(printer::progress);
        try {
            if (!completeness.isComplete(type)) {
                return false;
            }
            CompiledModel compiled = compile(type, diagnostics);
            printer.print(diagnostics.diagnostics());
            if (!diagnostics.hasErrors()) {
                output.write(compiled, TypeNames.packageOf(type), type);
            }
        } catch (DiagnosticException e) {
            printer.print(diagnostics.diagnostics());
            printer.print(e.diagnostics());
        } catch (RuntimeException | Error e) {
            printer.print(internalError(e, type));
        }
        return true;
    }

    private CompiledModel compile(TypeElement type, DiagnosticCollector diagnostics) {
        Declaration declaration = new DeclarationReader(environment, type).read();
        names.check(type);
        FileFinder finder = new FileFinder(environment.getFiler(), options, declaration.packageName());
        return new ModelCompiler(
                        finder,
                        diagnostics,
                        output.hasReports(),
                        options.limits(),
                        new TrialCompilation(environment.getSourceVersion()))
                .compile(declaration);
    }

    /** Settings of what never takes place would be ignored without a word. */
    void checkCompanion(TypeElement type, Class<?> annotation) {
        if (Annotations.find(type, QuantizedModel.class.getCanonicalName()) == null) {
            new DiagnosticPrinter(environment, type)
                    .print(Diagnostic.of(
                            DiagnosticId.COMPANION_ALONE,
                            Place.annotation(annotation.getSimpleName()),
                            annotation.getSimpleName(),
                            type.getSimpleName()));
        }
    }

    /** Errors in the compiler come as diagnostics; what is left went wrong in reading the source or writing the class. */
    private static Diagnostic internalError(Throwable error, TypeElement type) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return Diagnostic.of(DiagnosticId.INTERNAL_ERROR, Place.ofInterface(), "the processor", type, "none", trace);
    }
}
