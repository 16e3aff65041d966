package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Layers whose weights the model file has as integers, while what they read is real: hybrid, as TensorFlow Lite calls
 * them, and computed as its reference kernels compute them.
 */
final class HybridLayers {
    private HybridLayers() {}

    static boolean exist(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> isHybrid(node, graph));
    }

    /** Whether a node is a layer with symmetric weights of 8 bits or fewer in the file, and has no integers to read. */
    static boolean isHybrid(Node node, Graph graph) {
        boolean layer = node.operator() instanceof Conv || node.operator() instanceof FullyConnected;
        return layer
                && node.inputs().get(0).quantization().isEmpty()
                && node.output().quantization().isEmpty()
                && FileWeights.exist(node, graph)
                && isSymmetric(node.inputs().get(1).quantization().orElseThrow())
                && node.inputs().stream().skip(2).allMatch(graph::isConstant);
    }

    private static boolean isSymmetric(Quantization weights) {
        return IntStream.range(0, weights.channels()).allMatch(m -> weights.zeroPoint(m) == 0);
    }

    /**
     * The layer with the file's integers. Convolutions with a scale a channel read their input asymmetric; so do
     * fully-connected layers where the file asks for that.
     *
     * @param conv the layer in float
     */
    static QDynamicConv layer(Node node, Graph graph, FConv conv) {
        Tensor stored = graph.stored(node.inputs().get(1)).orElseThrow();
        Quantization quantization = node.inputs().get(1).quantization().orElseThrow();
        byte[] weights = new byte[stored.elementCount()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) stored.integers()[i];
        }
        float[] scales = new float[conv.outputChannels()];
        for (int m = 0; m < scales.length; m++) {
            scales[m] = quantization.scale(m);
        }
        if (node.operator() instanceof FullyConnected layer) {
            return LayerGeometry.dynamic(conv, weights, scales, layer.asymmetric(), false);
        }
        boolean depthwise = ((Conv) node.operator()).isDepthwise(conv.inputChannels());
        boolean asymmetric = depthwise || quantization.isPerChannel();
        return LayerGeometry.dynamic(conv, weights, scales, asymmetric, asymmetric && !depthwise);
    }
}
