package dev.inlay.compiler;

import dev.inlay.Activations;
import dev.inlay.Precision;
import dev.inlay.compiler.budget.BudgetChecker;
import dev.inlay.compiler.calibrator.Calibrator;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.emitter.Emitter;
import dev.inlay.compiler.emitter.GeneratedSource;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.onnx.OnnxImporter;
import dev.inlay.compiler.importer.tflite.TfliteImporter;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.Cost;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.SizeLimits;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.reporter.ReportFile;
import dev.inlay.compiler.reporter.Reporter;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import dev.inlay.compiler.trimmer.Trimmer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The compiler: from an annotated interface and its model file to the source of the class that is the network. */
public final class ModelCompiler {
    /** Samples that are kept for what needs a second look at the data: enough for statistics, and for a report. */
    private static final int CHECKED_SAMPLES = 32;

    private final ResourceFinder finder;
    private final DiagnosticCollector diagnostics;
    private final boolean reports;
    private final SizeLimits limits;
    private final ClassFileMeter meter;

    /**
     * @param reports whether reports are asked for
     * @param limits of classes for a virtual machine that interprets bytecode
     * @param meter of class files, for networks whose size is limited
     */
    public ModelCompiler(
            ResourceFinder finder,
            DiagnosticCollector diagnostics,
            boolean reports,
            SizeLimits limits,
            ClassFileMeter meter) {
        this.meter = meter;
        this.finder = finder;
        this.diagnostics = diagnostics;
        this.reports = reports;
        this.limits = limits;
    }

    /**
     * The class of {@code declaration}, and its reports. Warnings and notes go to the collector.
     *
     * @throws DiagnosticException if there is no class to be had, and why; an error inside of Inlay is one as well
     */
    public CompiledModel compile(Declaration declaration) {
        FeatureChecker.check(declaration);
        Resource model = finder.find(declaration.model(), Place.model());
        String sha256 = "not read";
        try {
            ModelBytes bytes = ModelBytes.read(model);
            sha256 = bytes.sha256();
            return compile(declaration, model, bytes);
        } catch (DiagnosticException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw InternalErrors.describe(e, model.name(), sha256);
        }
    }

    private CompiledModel compile(Declaration declaration, Resource model, ModelBytes bytes) {
        Graph imported = importModel(declaration, model, bytes.content());
        LabelChecker.check(imported.metadata().labels(), declaration, diagnostics);
        boolean isTflite = TfliteImporter.isTflite(bytes.content());
        boolean hybrid = isTflite && Quantizer.hasHybridLayers(imported) && staysHybrid(declaration);
        Graph graph = hybrid ? Optimizer.optimizeExactly(imported) : Optimizer.optimize(imported);
        LoweredModel lowered = graph.hasQuantizedActivations()
                ? LoweredModel.of(keepScales(graph, declaration, isTflite))
                : lower(imported, graph, declaration, hybrid);
        Program program = Trimmer.trim(lowered.program());
        BudgetChecker budget = new BudgetChecker(declaration, graph, finder, diagnostics);
        budget.checkAccuracy(program, lowered.program());
        MemoryPlan plan = plan(program, declaration);
        GeneratedSource source = Emitter.emit(declaration, plan, bytes.sha256(), graph.metadata());
        budget.checkMemory(source.footprint(), source.storedBytes(), () -> meter.measure(declaration, source));
        List<ReportFile> files = reports
                ? Reporter.report(
                        declaration,
                        bytes.sha256(),
                        graph,
                        plan,
                        lowered.calibration(),
                        source.storedBytes(),
                        diagnostics.diagnostics())
                : List.of();
        return new CompiledModel(source, files);
    }

    private MemoryPlan plan(Program program, Declaration declaration) {
        return switch (declaration.target()) {
            case MICRO -> planForInterpreter(program, limits(declaration));
            case HOTSPOT -> MemoryPlanner.planWithLanes(program, LaneStyle.LOOPS);
            case VECTOR -> MemoryPlanner.planWithLanes(program, LaneStyle.VECTORS);
        };
    }

    private MemoryPlan planForInterpreter(Program program, SizeLimits chosen) {
        MemoryPlan plan = MemoryPlanner.planForInterpreter(program, chosen);
        Cost cost = plan.variants().cost();
        checkLimit("class files", cost.classBytes(), limits.flash());
        checkLimit("arrays on the heap", cost.heapBytes() + plan.arenaBytes(), limits.ram());
        return plan;
    }

    /** Those of the options, and where an interface has a memory budget that is tighter, that. */
    private SizeLimits limits(Declaration declaration) {
        return declaration
                .budgets()
                .memory()
                .map(budget -> limits.within(budget.flash(), budget.ram()))
                .orElse(limits);
    }

    private void checkLimit(String what, long needed, OptionalLong allowed) {
        if (allowed.isPresent() && needed > allowed.getAsLong()) {
            diagnostics.add(DiagnosticId.OVER_SIZE_LIMIT, Place.model(), what, needed, allowed.getAsLong());
        }
    }

    /** The format is what the content is, whatever the file is called. */
    private Graph importModel(Declaration declaration, Resource model, byte[] content) {
        return TfliteImporter.isTflite(content)
                ? TfliteImporter.importModel(content, model.name(), declaration.dimensions(), diagnostics)
                : OnnxImporter.importModel(content, model, finder, declaration.dimensions(), diagnostics);
    }

    /** A file with integers for weights only is not quantized further unless there is data for it. */
    private static boolean staysHybrid(Declaration declaration) {
        return declaration.precision() == Precision.INT8
                && (declaration.activations() == Activations.DYNAMIC || !hasData(declaration));
    }

    private static boolean hasData(Declaration declaration) {
        return !declaration.calibration().source().isEmpty();
    }

    /** TensorFlow Lite and ONNX mean integers to be computed in different ways. */
    private Program keepScales(Graph graph, Declaration declaration, boolean isTflite) {
        QuantizedModelChecker.check(graph, declaration, diagnostics);
        return isTflite
                ? Quantizer.keepScales(graph, diagnostics)
                : Quantizer.keepScalesRoundingOnce(graph, diagnostics);
    }

    private LoweredModel lower(Graph imported, Graph graph, Declaration declaration, boolean hybrid) {
        if (hybrid || !isCalibrated(declaration)) {
            if (hasData(declaration)) {
                diagnostics.add(
                        DiagnosticId.CALIBRATION_UNUSED, Place.calibration(), describe(declaration) + " needs none");
            }
            return LoweredModel.of(lowerUncalibrated(graph, declaration.precision()));
        }
        if (!hasData(declaration)) {
            throw new DiagnosticException(DiagnosticId.CALIBRATION_MISSING, Place.model(), declaration.model());
        }
        OptionalInt bits = WeightBits.of(declaration.precision());
        boolean mixed = declaration.precision() == Precision.MIXED;
        int kept = Math.max(bits.isPresent() || mixed ? Quantizer.samplesFor(graph) : 0, CHECKED_SAMPLES);
        Calibration calibration = Calibrator.calibrate(
                graph, declaration.calibration(), kept, bits.isPresent() || mixed, finder, diagnostics);
        Calibrator.checkNormalization(imported, declaration.calibration(), calibration.samples(), diagnostics);
        if (mixed) {
            BudgetChecker budget = new BudgetChecker(declaration, graph, finder, diagnostics);
            Program chosen = Quantizer.quantizeMixed(
                    graph, calibration, program -> budget.isAccurate(Trimmer.trim(program)), diagnostics);
            return new LoweredModel(chosen, Optional.of(calibration));
        }
        Program program = bits.isPresent()
                ? Quantizer.quantizeNarrow(graph, calibration, bits.getAsInt(), diagnostics)
                : Quantizer.quantize(graph, calibration.ranges(), diagnostics);
        return new LoweredModel(program, Optional.of(calibration));
    }

    private static boolean isCalibrated(Declaration declaration) {
        return declaration.precision() != Precision.FP32
                && declaration.precision() != Precision.FP16
                && declaration.activations() != Activations.DYNAMIC;
    }

    private static String describe(Declaration declaration) {
        return declaration.precision() == Precision.INT8
                ? "activations " + declaration.activations()
                : "precision " + declaration.precision();
    }

    private static Program lowerUncalibrated(Graph graph, Precision precision) {
        return switch (precision) {
            case FP32 -> Quantizer.lowerFloat(graph);
            case FP16 -> Quantizer.lowerHalf(graph);
            default -> Quantizer.lowerDynamic(graph);
        };
    }
}
