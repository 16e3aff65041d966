package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums the channels of what layers with weights read: the error of rounded weights shifts their outputs by that much. */
final class ChannelMeans {
    private final Map<String, double[]> sums = new LinkedHashMap<>();
    private final Map<String, Long> counts = new HashMap<>();

    ChannelMeans(Graph graph) {
        for (Node node : graph.nodes()) {
            boolean weighted = node.operator() instanceof Conv
                    || node.operator() instanceof ConvTranspose
                    || node.operator() instanceof FullyConnected;
            if (weighted) {
                Value input = node.inputs().get(0);
                sums.put(input.name(), new double[input.type().shape().dim(-1)]);
            }
        }
    }

    void add(Value value, Tensor tensor) {
        double[] sum = sums.get(value.name());
        if (sum == null) {
            return;
        }
        float[] elements = tensor.floats();
        for (int i = 0; i < elements.length; i += sum.length) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += elements[i + c];
            }
        }
        counts.merge(value.name(), (long) (elements.length / sum.length), Long::sum);
    }

    Map<String, float[]> means() {
        Map<String, float[]> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            float[] mean = new float[sum.length];
            for (int c = 0; c < mean.length; c++) {
                mean[c] = (float) (sum[c] / counts.getOrDefault(name, 1L));
            }
            means.put(name, mean);
        });
        return means;
    }
}
