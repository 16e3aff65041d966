package dev.inlay.compiler.budget;

import dev.inlay.Metric;
import dev.inlay.compiler.declaration.AccuracyLimits;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.RealRunner;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.sample.Progress;
import dev.inlay.compiler.sample.SampleChecker;
import dev.inlay.compiler.sample.SampleOpener;
import dev.inlay.compiler.sample.SampleReader;
import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a network in float and as it is generated over labelled data, one sample after the other. */
final class AccuracyMeter {
    /** Samples that are remembered, to tell which layers cost most. */
    private static final int KEPT = 8;

    private final Graph graph;
    private final AccuracyLimits limits;
    private final ImageSettings images;
    private final Resource data;
    private final DiagnosticCollector diagnostics;

    private final List<List<Tensor>> kept = new ArrayList<>();

    AccuracyMeter(
            Graph graph, AccuracyLimits limits, ImageSettings images, Resource data, DiagnosticCollector diagnostics) {
        this.graph = graph;
        this.limits = limits;
        this.images = images;
        this.data = data;
        this.diagnostics = diagnostics;
    }

    /** A few of the samples that were measured. */
    List<List<Tensor>> samples() {
        return List.copyOf(kept);
    }

    /** @throws dev.inlay.compiler.diagnostic.DiagnosticException if the data cannot be used */
    Accuracy measure(Program program) {
        if (graph.outputs().size() != 1) {
            throw problem("the network has " + graph.outputs().size() + " outputs, and a metric is of one");
        }
        int outputs = graph.outputs().get(0).type().elementCount();
        Optional<Value> label = Metrics.label(limits.metric(), graph.inputs(), outputs);
        kept.clear();
        try (SampleReader reader = label.isPresent()
                ? SampleOpener.openLabelled(data, graph.inputs(), label.get())
                : SampleOpener.open(data, graph.inputs(), images)) {
            return measure(program, reader, label.isPresent(), outputs);
        } catch (IOException e) {
            throw DataProblems.of(DiagnosticId.DATA_UNREADABLE, data.name(), String.valueOf(e.getMessage()));
        }
    }

    private Accuracy measure(Program program, SampleReader reader, boolean labelled, int outputs) throws IOException {
        Score exact = Metrics.score(limits.metric());
        Score rounded = Metrics.score(limits.metric());
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        RealRunner runner = new RealRunner(program);
        SampleChecker checker = new SampleChecker(data.name(), graph.inputs());
        Progress progress = new Progress("measuring accuracy on " + data.name(), reader.count(), diagnostics);
        int inputs = graph.inputs().size();
        while (limits.maxSamples() == 0 || checker.samples() < limits.maxSamples()) {
            Optional<List<Tensor>> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            List<Tensor> sample = next.get().subList(0, inputs);
            float[] label = labelled ? next.get().get(inputs).floats() : new float[0];
            check(label, outputs, checker.samples());
            checker.check(sample);
            if (kept.size() < KEPT) {
                kept.add(sample);
            }
            float[] real = real(evaluator.run(sample).get(0));
            float[] integer = runner.run(sample).get(0);
            float[] input = sample.get(0).floats();
            exact.add(new Outcome(real, real, input, label));
            rounded.add(new Outcome(integer, real, input, label));
            progress.done(checker.samples());
        }
        checker.finish();
        if (Double.isNaN(exact.value())) {
            throw problem("it has labels of one class alone");
        }
        return new Accuracy(limits, exact.value(), rounded.value(), checker.samples());
    }

    private static float[] real(Tensor tensor) {
        float[] real = new float[tensor.elementCount()];
        for (int i = 0; i < real.length; i++) {
            real[i] = (float) tensor.real(i);
        }
        return real;
    }

    private void check(float[] label, int outputs, int sample) {
        for (float number : label) {
            if (Float.isNaN(number) || Float.isInfinite(number)) {
                throw problem("the label of sample " + sample + " is " + number);
            }
        }
        boolean ofClass = limits.metric() == Metric.TOP1 || limits.metric() == Metric.AUC;
        int classes = Math.max(2, outputs);
        if (ofClass && !(label[0] >= 0 && label[0] < classes && label[0] == Math.rint(label[0]))) {
            throw problem(
                    "the label of sample " + sample + " is " + label[0] + ", not a class from 0 to " + (classes - 1));
        }
    }

    private RuntimeException problem(String what) {
        return DataProblems.of(DiagnosticId.DATA_LABELS, data.name(), limits.metric(), what);
    }
}
