package dev.inlay.compiler;

import dev.inlay.Precision;
import dev.inlay.compiler.calibrator.Calibrator;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.emitter.Emitter;
import dev.inlay.compiler.emitter.GeneratedSource;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.onnx.OnnxImporter;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;

/** The compiler: from an annotated interface and its model file to the source of the class that is the network. */
public final class ModelCompiler {
    private final ResourceFinder finder;
    private final DiagnosticCollector diagnostics;

    public ModelCompiler(ResourceFinder finder, DiagnosticCollector diagnostics) {
        this.finder = finder;
        this.diagnostics = diagnostics;
    }

    /** @throws dev.inlay.compiler.diagnostic.DiagnosticException if there is no class to be had, and why */
    public GeneratedSource compile(Declaration declaration) {
        Resource model = finder.find(declaration.model(), Place.model());
        ModelBytes bytes = ModelBytes.read(model);
        Graph imported =
                OnnxImporter.importModel(bytes.content(), model, finder, declaration.dimensions(), diagnostics);
        Graph graph = Optimizer.optimize(imported);
        Program program = lower(graph, declaration);
        MemoryPlan plan = MemoryPlanner.plan(program);
        return Emitter.emit(declaration, plan, bytes.sha256());
    }

    private Program lower(Graph graph, Declaration declaration) {
        if (declaration.precision() == Precision.FP32) {
            return Quantizer.lowerFloat(graph, diagnostics);
        }
        Ranges ranges = Calibrator.calibrate(graph, declaration.calibration(), finder, diagnostics);
        return Quantizer.quantize(graph, ranges, diagnostics);
    }
}
