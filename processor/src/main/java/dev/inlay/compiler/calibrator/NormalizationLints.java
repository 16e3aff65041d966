package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the means and deviations that batch normalization remembers from training with those that the samples have: by
 * channel {@code |mean - stored mean| / stored deviation} and {@code |ln(deviation / stored deviation)|}, of both the
 * median over all channels of the network.
 */
final class NormalizationLints {
    private static final double MEAN_WARNING = 0.15;
    private static final double DEVIATION_WARNING = 0.4;
    private static final double MEAN_ERROR = 0.5;

    private final Graph graph;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, double[][]> sums = new HashMap<>();

    private NormalizationLints(Graph graph) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            boolean known = node.operator() instanceof BatchNormalization
                    && node.inputs().stream().skip(1).allMatch(graph::isConstant);
            if (known) {
                nodes.put(node.inputs().get(0).name(), node);
            }
        }
    }

    /** @param graph the network with its normalizations */
    static void check(Graph graph, String data, List<List<Tensor>> samples, DiagnosticCollector diagnostics) {
        NormalizationLints lints = new NormalizationLints(graph);
        if (lints.nodes.isEmpty() || samples.isEmpty()) {
            return;
        }
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (List<Tensor> sample : samples) {
            evaluator.run(sample, (value, tensor) -> lints.add(value.name(), tensor));
        }
        lints.finish(data, diagnostics);
    }

    private void add(String name, Tensor tensor) {
        Node node = nodes.get(name);
        if (node == null) {
            return;
        }
        Shape shape = tensor.shape();
        int channel = shape.axis(((BatchNormalization) node.operator()).axis());
        int channels = shape.dim(channel);
        int inner = shape.product(channel + 1, shape.rank());
        double[][] sum = sums.computeIfAbsent(name, key -> new double[3][channels]);
        float[] elements = tensor.floats();
        for (int i = 0; i < elements.length; i++) {
            int c = i / inner % channels;
            sum[0][c] += elements[i];
            sum[1][c] += (double) elements[i] * elements[i];
            sum[2][c]++;
        }
    }

    private void finish(String data, DiagnosticCollector diagnostics) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        sums.forEach((name, sum) -> {
            Node node = nodes.get(name);
            float[] storedMean =
                    graph.constant(node.inputs().get(3)).orElseThrow().floats();
            float[] variance =
                    graph.constant(node.inputs().get(4)).orElseThrow().floats();
            double epsilon = ((BatchNormalization) node.operator()).epsilon();
            for (int c = 0; c < storedMean.length; c++) {
                double mean = sum[0][c] / sum[2][c];
                double stored = Math.sqrt(variance[c] + epsilon);
                double seen = Math.sqrt(Math.max(0, sum[1][c] / sum[2][c] - mean * mean) + epsilon);
                means.add(Math.abs(mean - storedMean[c]) / stored);
                deviations.add(Math.abs(Math.log(seen / stored)));
            }
        });
        double mean = median(means);
        double deviation = median(deviations);
        Object[] figures = {data, figure(mean), figure(deviation)};
        if (mean > MEAN_ERROR) {
            throw DataProblems.of(DiagnosticId.DATA_STATISTICS_FAR, figures);
        }
        if (mean > MEAN_WARNING || deviation > DEVIATION_WARNING) {
            diagnostics.add(DiagnosticId.DATA_STATISTICS, Place.calibration(), figures);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
