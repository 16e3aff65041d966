package dev.inlay.compiler;

import dev.inlay.compiler.emitter.GeneratedSource;
import dev.inlay.compiler.reporter.ReportFile;
import java.util.List;

/**
 * What a model became.
 *
 * @param reports for people and for tools, to be written beside the source; empty where none was asked for
 */
public record CompiledModel(GeneratedSource source, List<ReportFile> reports) {
    public CompiledModel {
        reports = List.copyOf(reports);
    }
}
