package dev.inlay.processor;

import dev.inlay.compiler.CompiledModel;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.emitter.GeneratedSource;
import dev.inlay.compiler.reporter.ReportFile;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** Writes the class of an interface, and its reports beside it. */
final class OutputFiles {
    private final Filer filer;
    private final boolean reports;

    OutputFiles(Filer filer, ProcessorOptions options) {
        this.filer = filer;
        this.reports = options.reports() && hasFolderOfSources(filer);
    }

    /** Whether reports are written: not where sources would go among the class files, and so into a jar. */
    boolean hasReports() {
        return reports;
    }

    private static boolean hasFolderOfSources(Filer filer) {
        try {
            return !probe(filer, StandardLocation.SOURCE_OUTPUT).equals(probe(filer, StandardLocation.CLASS_OUTPUT));
        } catch (IOException | RuntimeException e) {
            // a compiler that cannot say where its sources go
            return false;
        }
    }

    private static Object probe(Filer filer, Location location) throws IOException {
        return filer.getResource(location, "", "inlay-report").toUri();
    }

    void write(CompiledModel compiled, String packageName, TypeElement origin) {
        write(compiled.source(), origin);
        for (ReportFile report : compiled.reports()) {
            try {
                FileObject file =
                        filer.createResource(StandardLocation.SOURCE_OUTPUT, packageName, report.name(), origin);
                write(file, report.text());
            } catch (IOException e) {
                throw unwritable(report.name(), e);
            }
        }
    }

    private void write(GeneratedSource source, TypeElement origin) {
        try {
            write(filer.createSourceFile(source.qualifiedName(), origin), source.text());
        } catch (FilerException e) {
            throw GeneratedNames.clash(source.qualifiedName(), "another processor made it");
        } catch (IOException e) {
            throw unwritable(source.qualifiedName(), e);
        }
    }

    private static void write(FileObject file, String text) throws IOException {
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
    }

    private static DiagnosticException unwritable(String name, IOException e) {
        return new DiagnosticException(
                DiagnosticId.GENERATED_UNWRITABLE, Place.ofInterface(), name, String.valueOf(e.getMessage()));
    }
}
