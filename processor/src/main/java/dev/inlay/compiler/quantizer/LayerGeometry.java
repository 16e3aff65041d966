package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;
import java.util.Optional;

/** Float layers of every kind as the convolution they are. */
final class LayerGeometry {
    private LayerGeometry() {}

    /** The layer as a convolution, the rows of a fully-connected one its samples; empty if the kernel is no layer. */
    static Optional<FConv> of(Kernel kernel) {
        if (kernel instanceof FConv conv) {
            return Optional.of(conv);
        } else if (kernel instanceof FDepthwiseConv conv) {
            return Optional.of(new FConv(
                    conv.window(),
                    conv.batch(),
                    conv.inputChannels(),
                    conv.outputChannels(),
                    conv.inputChannels(),
                    outputsFirst(conv.weights(), conv.outputChannels()),
                    conv.bias(),
                    conv.min(),
                    conv.max()));
        } else if (kernel instanceof FFullyConnected layer) {
            return Optional.of(new FConv(
                    new Window(List.of(new WindowDim(1, 1, 1, 1, 1, 0, 0))),
                    layer.rows(),
                    layer.inputs(),
                    layer.outputs(),
                    1,
                    layer.weights(),
                    layer.bias(),
                    layer.min(),
                    layer.max()));
        }
        return Optional.empty();
    }

    /** The same layer with integers for weights, on an input that is quantized when it is there. */
    static QDynamicConv dynamic(
            FConv conv, byte[] weights, float[] scales, boolean asymmetric, boolean scalesOneByOne) {
        return new QDynamicConv(
                conv.window(),
                conv.batch(),
                conv.inputChannels(),
                conv.outputChannels(),
                conv.groups(),
                weights,
                scales,
                conv.bias(),
                asymmetric,
                scalesOneByOne,
                conv.min(),
                conv.max());
    }

    /** From {@code [taps][outputs]} to {@code [outputs][taps]}. */
    private static float[] outputsFirst(float[] weights, int outputs) {
        int taps = weights.length / outputs;
        float[] transposed = new float[weights.length];
        for (int t = 0; t < taps; t++) {
            for (int m = 0; m < outputs; m++) {
                transposed[m * taps + t] = weights[t * outputs + m];
            }
        }
        return transposed;
    }
}
