package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** All that may be wrong with representative data and shows in one pass of the network over it. */
final class DataLints {
    private final SampleLints samples;
    private final OutputLints outputs;
    private final HalfLints halves;
    private final DeadChannels channels;
    private final String name;
    private int count;

    DataLints(String name, Graph graph, Optional<List<Float>> inputRange) {
        this.name = name;
        this.samples = new SampleLints(name, graph.inputs(), inputRange);
        this.outputs = new OutputLints(name);
        this.halves = new HalfLints(name);
        this.channels = new DeadChannels(graph);
    }

    void observe(Value value, Tensor tensor) {
        halves.add(value, tensor);
        channels.add(value.name(), tensor);
    }

    /** After the network ran on {@code sample}. */
    void next(List<Tensor> sample, List<Tensor> results) {
        samples.add(sample);
        if (!results.isEmpty()) {
            outputs.add(results.get(0));
        }
        halves.next();
        count++;
    }

    /** @param fitted whether weights are going to be fitted to the samples */
    void finish(boolean fitted, DiagnosticCollector diagnostics) {
        samples.finish(fitted, diagnostics);
        outputs.finish(samples.different() > 1, diagnostics);
        halves.finish(diagnostics);
        if (count >= HalfLints.LEAST_SAMPLES) {
            channels.finish(name, diagnostics);
        }
    }
}
