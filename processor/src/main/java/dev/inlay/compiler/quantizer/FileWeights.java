package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/** The weights and the bias of a layer where the model file has them as integers already. */
final class FileWeights {
    private FileWeights() {}

    /** Whether the file has integers of 8 bits or less for the weights of {@code node}, on scales of its outputs. */
    static boolean exist(Node node, Graph graph) {
        Value weights = node.inputs().get(1);
        boolean perOutput = weights.quantization()
                .filter(scales -> !scales.isPerChannel() || scales.axis() == 0)
                .isPresent();
        return perOutput
                && graph.stored(weights)
                        .filter(data -> !data.isFloat() && data.dataType().bits() <= Byte.SIZE)
                        .isPresent();
    }

    /**
     * The file's integers. A bias of integers is taken as it is, whatever scale the file gives it, as TensorFlow Lite
     * does; a real one gets the scale of the products.
     *
     * @param weights in the order the kernel has them, outputs first
     */
    static QuantizedWeights of(Node node, Graph graph, Tensor weights, float inputScale) {
        double[] scales = scales(node, weights.shape().dim(0));
        return new QuantizedWeights(integers(node, weights), scales, bias(node, graph, scales, inputScale));
    }

    /** The weights minus their zero points. */
    static short[] integers(Node node, Tensor weights) {
        Quantization quantization = node.inputs().get(1).quantization().orElseThrow();
        int perOutput = weights.elementCount() / Math.max(1, weights.shape().dim(0));
        short[] integers = new short[weights.elementCount()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (short) (weights.integers()[i] - quantization.zeroPoint(i / perOutput));
        }
        return integers;
    }

    /** The scale of the weights of each output. */
    static double[] scales(Node node, int outputs) {
        Quantization quantization = node.inputs().get(1).quantization().orElseThrow();
        double[] scales = new double[outputs];
        for (int m = 0; m < outputs; m++) {
            scales[m] = quantization.scale(m);
        }
        return scales;
    }

    private static int[] bias(Node node, Graph graph, double[] scales, float inputScale) {
        int[] bias = new int[scales.length];
        Optional<Value> value = node.inputs().stream().skip(2).findFirst();
        Optional<Tensor> data = value.flatMap(graph::stored);
        for (int m = 0; m < bias.length && data.isPresent(); m++) {
            long integer = data.get().isFloat()
                    ? Math.round(data.get().floats()[m] / (scales[m] * inputScale))
                    : data.get().integers()[m];
            // a channel of tiny weights may have a scale on which its bias is no int32
            new AccumulatorRange(integer, integer).check(m);
            bias[m] = (int) integer;
        }
        return bias;
    }
}
