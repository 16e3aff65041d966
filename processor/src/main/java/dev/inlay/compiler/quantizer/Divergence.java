package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * How far the outputs of an integer network are from those of the float network: mean Kullback-Leibler divergence in
 * nats where they are probabilities, else the mean square error over the mean square of the float outputs.
 */
final class Divergence {
    /** Half an int8 step of probabilities stands in for a probability of 0. */
    private static final double LEAST_PROBABILITY = 1 / 512.0;

    private static final double SUM_TOLERANCE = 1e-3;

    private final Graph graph;
    private final Map<String, Quantization> scales;
    private final List<List<Tensor>> samples;

    Divergence(Graph graph, Map<String, Quantization> scales, List<List<Tensor>> samples) {
        this.graph = graph;
        this.scales = scales;
        this.samples = samples;
    }

    /** @param changed the graph with other weights, node for node */
    double of(Graph changed) {
        double sum = 0;
        for (List<Tensor> sample : samples) {
            SideBySide run = new SideBySide(graph, scales, List.of(sample));
            for (int i = 0; i < graph.nodes().size(); i++) {
                Node node = changed.nodes().get(i);
                run.runReal(graph.nodes().get(i));
                run.runRounded(node, changed);
                run.advance();
            }
            for (Value output : graph.outputs()) {
                if (output.type().dataType().isFloat()) {
                    sum += of(
                            run.real(0, output).floats(), run.rounded(0, output).floats());
                }
            }
        }
        return sum / Math.max(1, samples.size());
    }

    private static double of(float[] exact, float[] rounded) {
        double total = 0;
        boolean probabilities = exact.length > 1;
        for (float p : exact) {
            total += p;
            probabilities &= p >= 0;
        }
        return probabilities && Math.abs(total - 1) < SUM_TOLERANCE
                ? kullbackLeibler(exact, rounded)
                : relativeSquareError(exact, rounded);
    }

    private static double kullbackLeibler(float[] exact, float[] rounded) {
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            if (exact[i] > 0) {
                sum += exact[i]
                        * Math.log(Math.max(exact[i], LEAST_PROBABILITY) / Math.max(rounded[i], LEAST_PROBABILITY));
            }
        }
        return sum;
    }

    private static double relativeSquareError(float[] exact, float[] rounded) {
        double error = 0;
        double power = Double.MIN_NORMAL;
        for (int i = 0; i < exact.length; i++) {
            error += ((double) exact[i] - rounded[i]) * ((double) exact[i] - rounded[i]);
            power += (double) exact[i] * exact[i];
        }
        return error / power;
    }
}
