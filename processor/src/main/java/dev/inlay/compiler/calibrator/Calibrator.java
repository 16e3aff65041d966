package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.State;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.ranges.Distribution;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.sample.Progress;
import dev.inlay.compiler.sample.SampleChecker;
import dev.inlay.compiler.sample.SampleOpener;
import dev.inlay.compiler.sample.SampleReader;
import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a float network over representative data and estimates the range of every activation. */
public final class Calibrator {
    /** Bins of a distribution that a person looks at. */
    private static final int SHOWN_BINS = 64;

    private final Graph graph;
    private final CalibrationSettings settings;
    private final DiagnosticCollector diagnostics;
    private final Map<String, ActivationStatistics> statistics = new LinkedHashMap<>();

    private final ChannelMeans means;
    private final SampleKeeper keeper;

    private Calibrator(Graph graph, CalibrationSettings settings, int kept, DiagnosticCollector diagnostics) {
        this.keeper = new SampleKeeper(kept);
        this.graph = graph;
        this.means = new ChannelMeans(graph);
        this.settings = settings;
        this.diagnostics = diagnostics;
    }

    /**
     * One pass over the data named in {@code settings}; memory depends on the number of tensors, never of samples.
     * Samples of a network with state are one sequence, in the order of the data, from the initial state.
     *
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if the data is missing or cannot be used
     */
    public static Ranges calibrate(
            Graph graph, CalibrationSettings settings, ResourceFinder finder, DiagnosticCollector diagnostics) {
        return calibrate(graph, settings, 0, false, finder, diagnostics).ranges();
    }

    /**
     * As above, remembering {@code kept} samples at most.
     *
     * @param fitted whether weights are going to be fitted to the samples, which takes more of them
     */
    public static Calibration calibrate(
            Graph graph,
            CalibrationSettings settings,
            int kept,
            boolean fitted,
            ResourceFinder finder,
            DiagnosticCollector diagnostics) {
        Resource data = finder.find(settings.source(), Place.calibration());
        Calibrator calibrator = new Calibrator(graph, settings, kept, diagnostics);
        try (SampleReader reader = SampleOpener.open(data, graph.inputs(), settings.image())) {
            int samples = calibrator.observe(data.name(), reader, fitted);
            return new Calibration(calibrator.ranges(samples), calibrator.distributions(), calibrator.keeper.kept());
        } catch (IOException e) {
            throw DataProblems.of(DiagnosticId.DATA_UNREADABLE, data.name(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Holds the statistics of batch normalization against what samples give.
     *
     * @param graph the network as it was imported, its normalizations not yet folded
     * @param samples that calibration kept
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if they are far from each other
     */
    public static void checkNormalization(
            Graph graph, CalibrationSettings settings, List<List<Tensor>> samples, DiagnosticCollector diagnostics) {
        NormalizationLints.check(graph, settings.source(), samples, diagnostics);
    }

    private int observe(String name, SampleReader reader, boolean fitted) throws IOException {
        SampleChecker checker = new SampleChecker(name, graph.inputs());
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        DataLints lints = new DataLints(name, graph, settings.inputRange());
        Progress progress = new Progress("calibrating on " + name, expected(reader), diagnostics);
        while (settings.maxSamples() == 0 || checker.samples() < settings.maxSamples()) {
            Optional<List<Tensor>> sample = reader.next();
            if (sample.isEmpty()) {
                break;
            }
            checker.check(sample.get());
            keeper.add(sample.get());
            List<Tensor> outputs = evaluator.run(sample.get(), (value, tensor) -> {
                if (tensor.isFloat() && tensor.elementCount() > 0) {
                    observe(value, tensor);
                    lints.observe(value, tensor);
                }
            });
            lints.next(sample.get(), outputs);
            progress.done(checker.samples());
        }
        checker.finish();
        lints.finish(fitted, diagnostics);
        return checker.samples();
    }

    private int expected(SampleReader reader) {
        int count = reader.count();
        return settings.maxSamples() == 0 || count < 0 ? count : Math.min(count, settings.maxSamples());
    }

    private void observe(Value value, Tensor tensor) {
        for (float element : tensor.floats()) {
            if (Float.isNaN(element) || Float.isInfinite(element)) {
                throw DataProblems.of(DiagnosticId.ACTIVATION_NOT_FINITE, value.name(), element);
            }
        }
        means.add(value, tensor);
        statistics
                .computeIfAbsent(value.name(), name -> new ActivationStatistics())
                .add(tensor.floats());
    }

    private Ranges ranges(int samples) {
        RangeEstimator hidden = RangeEstimator.of(settings.estimator(), settings.percentile(), samples);
        Map<String, Range> ranges = new LinkedHashMap<>();
        statistics.forEach((name, seen) -> ranges.put(name, hidden.estimate(seen)));
        // what goes in and comes out is the caller's: nothing of it is clipped
        graph.inputs().forEach(input -> ranges.computeIfPresent(input.name(), (name, range) -> input(name)));
        graph.outputs()
                .forEach(output -> ranges.computeIfPresent(
                        output.name(), (name, range) -> statistics.get(name).extremes()));
        graph.states().forEach(state -> share(state, ranges));
        return new Ranges(ranges, means.means(), samples);
    }

    private Map<String, Distribution> distributions() {
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        statistics.forEach(
                (name, seen) -> distributions.put(name, seen.histogram().distribution(SHOWN_BINS)));
        return distributions;
    }

    /** A state has one range, whether it is read or written: what is carried on is not rounded again. */
    private static void share(State state, Map<String, Range> ranges) {
        Range read = ranges.get(state.current().name());
        Range written = ranges.get(state.next().name());
        if (read != null && written != null) {
            ranges.put(state.current().name(), read.union(written));
            ranges.put(state.next().name(), read.union(written));
        }
    }

    private Range input(String name) {
        return settings.inputRange()
                .map(range -> new Range(range.get(0), range.get(1)))
                .orElseGet(() -> statistics.get(name).extremes());
    }
}
