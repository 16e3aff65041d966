package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.Kernel;
import java.util.Optional;

/** The rule of a float depthwise convolution. */
final class FloatDepthwiseRule extends DepthwiseRule {
    private final FDepthwiseConv conv;

    FloatDepthwiseRule(FDepthwiseConv conv) {
        super(conv.window(), conv.batch(), conv.inputChannels(), conv.multiplier());
        this.conv = conv;
    }

    /** Without weights it is its bias. */
    @Override
    Optional<Float> constant(int output) {
        for (int i = output; i < conv.weights().length; i += conv.outputChannels()) {
            if (conv.weights()[i] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(clamped(conv.bias()[output]));
    }

    private float clamped(float x) {
        return x < conv.min() ? conv.min() : x > conv.max() ? conv.max() : x;
    }

    @Override
    Buffer filled(int length, float value) {
        return Buffer.filled(ElementType.FLOAT32, length, value);
    }

    @Override
    Kernel only(int[] keptInputs, int[] keptOutputs) {
        int outputs = conv.outputChannels();
        float[] weights = new float[conv.window().taps() * keptOutputs.length];
        float[] bias = new float[keptOutputs.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = conv.weights()[i / keptOutputs.length * outputs + keptOutputs[i % keptOutputs.length]];
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] = conv.bias()[keptOutputs[i]];
        }
        return new FDepthwiseConv(
                conv.window(),
                conv.batch(),
                keptInputs.length,
                conv.multiplier(),
                weights,
                bias,
                conv.min(),
                conv.max());
    }
}
