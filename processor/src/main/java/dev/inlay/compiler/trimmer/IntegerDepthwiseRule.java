package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.Optional;

/** The rule of an integer depthwise convolution. Exact: sums stay what they were. */
final class IntegerDepthwiseRule extends DepthwiseRule {
    private final QDepthwiseConv conv;

    IntegerDepthwiseRule(QDepthwiseConv conv) {
        super(conv.window(), conv.batch(), conv.inputChannels(), conv.multiplier());
        this.conv = conv;
    }

    @Override
    Optional<Float> constant(int output) {
        AccumulatorRange range = conv.accumulatorRange(output);
        int smallest = element(output, range.min());
        return smallest == element(output, range.max()) ? Optional.of((float) smallest) : Optional.empty();
    }

    private int element(int output, long sum) {
        return conv.requantization()
                .toOutput(output, Math.toIntExact(sum), conv.outputZeroPoint(), conv.min(), conv.max());
    }

    @Override
    Buffer filled(int length, float value) {
        return Buffer.filled(ElementType.INT8, length, value);
    }

    @Override
    Kernel only(int[] keptInputs, int[] keptOutputs) {
        int outputs = conv.outputChannels();
        short[] weights = new short[conv.window().taps() * keptOutputs.length];
        int[] bias = new int[keptOutputs.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = conv.weights()[i / keptOutputs.length * outputs + keptOutputs[i % keptOutputs.length]];
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] = conv.bias()[keptOutputs[i]];
        }
        return new QDepthwiseConv(
                conv.window(),
                conv.batch(),
                keptInputs.length,
                conv.multiplier(),
                weights,
                bias,
                conv.requantization().only(keptOutputs),
                conv.inputZeroPoint(),
                conv.outputZeroPoint(),
                conv.min(),
                conv.max());
    }
}
