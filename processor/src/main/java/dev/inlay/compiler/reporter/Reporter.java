package dev.inlay.compiler.reporter;

import dev.inlay.Precision;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.program.Cost;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of one network what was decided and what it costs. */
public final class Reporter {
    /** Samples that the noise of quantization is measured on, of those that calibration kept. */
    private static final int SAMPLES = 8;

    private Reporter() {}

    /**
     * The report of a generated class: one self-contained page, and the same as JSON. The same inputs give the same
     * bytes.
     *
     * @param graph the network before it was lowered
     * @param calibration what was seen of the data, where there was any
     * @param storedBytes bytes of weights, biases and tables as the class stores them
     * @param notes what the user was told on the way
     */
    public static List<ReportFile> report(
            Declaration declaration,
            String modelSha256,
            Graph graph,
            MemoryPlan plan,
            Optional<Calibration> calibration,
            int storedBytes,
            List<Diagnostic> notes) {
        Program program = plan.program();
        List<ReportedLayer> layers = layers(plan, declaration.precision());
        Report report = new Report(
                Report.FORMAT,
                declaration.qualifiedGeneratedName(),
                provenance(declaration, modelSha256, calibration),
                new Totals(
                        program.macs(),
                        layers.stream().mapToLong(Reporter::weights).sum(),
                        storedBytes,
                        plan.arenaBytes()),
                layers,
                ReportedMetadata.of(graph.metadata()),
                new ValueReader(plan)
                        .read(
                                calibration.map(Calibration::distributions).orElse(Map.of()),
                                calibration
                                        .map(seen -> NoiseMeter.measure(graph, program, few(seen)))
                                        .orElse(Map.of())),
                notes.stream().map(ReportedNote::of).toList());
        return List.of(
                new ReportFile(declaration.generatedName() + ".html", ReportPage.of(report)),
                new ReportFile(declaration.generatedName() + ".json", ReportJson.write(report)));
    }

    /** What changed from one report in JSON to another, in lines for a person. */
    public static List<String> compare(String before, String after) {
        return ReportComparison.compare(ReportJson.read(before), ReportJson.read(after));
    }

    private static List<List<Tensor>> few(Calibration calibration) {
        return calibration
                .samples()
                .subList(0, Math.min(SAMPLES, calibration.samples().size()));
    }

    private static Provenance provenance(
            Declaration declaration, String modelSha256, Optional<Calibration> calibration) {
        return new Provenance(
                declaration.model(),
                modelSha256,
                declaration.precision().name(),
                declaration.activations().name(),
                declaration.target().name(),
                declaration.calibration().source(),
                calibration.isPresent() ? declaration.calibration().estimator().name() : "",
                calibration.map(Calibration::ranges).map(Ranges::samples).orElse(0));
    }

    private static List<ReportedLayer> layers(MemoryPlan plan, Precision precision) {
        List<ReportedLayer> layers = new ArrayList<>();
        for (Step step : plan.program().steps()) {
            Cost cost = plan.variants().costs().get(step.output().name());
            layers.add(new ReportedLayer(
                    step.name(),
                    step.kernel().getClass().getSimpleName(),
                    step.inputs().stream()
                            .filter(slot -> !slot.isConstant())
                            .map(Slot::name)
                            .toList(),
                    step.output().name(),
                    step.kernel().macs(),
                    cost == null ? null : plan.variants().of(step).name(),
                    cost,
                    WeightReader.read(step.kernel(), precision == Precision.FP16 ? Short.SIZE : Float.SIZE)));
        }
        return layers;
    }

    private static long weights(ReportedLayer layer) {
        return layer.weights() == null ? 0 : layer.weights().count();
    }
}
