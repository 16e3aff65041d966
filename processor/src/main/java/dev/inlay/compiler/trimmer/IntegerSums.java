package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Requantization;
import java.util.BitSet;

/**
 * The numbers of an integer layer.
 *
 * @param weights {@code [outputs, taps, inputs]}
 * @param padded whether some taps are left out of some sums
 */
record IntegerSums(
        int inputs,
        int taps,
        short[] weights,
        int[] bias,
        Requantization requantization,
        int inputZeroPoint,
        int outputZeroPoint,
        int min,
        int max,
        boolean padded) {
    static IntegerSums of(QConv conv) {
        return new IntegerSums(
                conv.inputChannels(),
                conv.window().taps(),
                conv.weights(),
                conv.bias(),
                conv.requantization(),
                conv.inputZeroPoint(),
                conv.outputZeroPoint(),
                conv.min(),
                conv.max(),
                conv.window().isPadded());
    }

    static IntegerSums of(QFullyConnected layer) {
        return new IntegerSums(
                layer.inputs(),
                1,
                layer.weights(),
                layer.bias(),
                layer.requantization(),
                layer.inputZeroPoint(),
                layer.outputZeroPoint(),
                layer.min(),
                layer.max(),
                false);
    }

    int outputs() {
        return bias.length;
    }

    short weight(int output, int tap, int input) {
        return weights[(output * taps + tap) * inputs + input];
    }

    boolean isUnconnected(int output, int input) {
        for (int tap = 0; tap < taps; tap++) {
            if (weight(output, tap, input) != 0) {
                return false;
            }
        }
        return true;
    }

    /** A tap in the padding adds nothing, as the zero point does. */
    boolean isFoldable(float value) {
        return value == inputZeroPoint || !padded;
    }

    /** An output channel is constant where the smallest and the largest sum that it can have give the same element. */
    Constants constants(Constants input) {
        Constants constants = Constants.none(outputs());
        for (int m = 0; m < outputs(); m++) {
            int smallest = element(m, extreme(m, input, -1));
            if (smallest == element(m, extreme(m, input, 1))) {
                constants.add(m, smallest);
            }
        }
        return constants;
    }

    private int element(int output, long sum) {
        return requantization.toOutput(output, Math.toIntExact(sum), outputZeroPoint, min, max);
    }

    /** The smallest sum of an output channel for {@code sign} -1, the largest for 1. */
    long extreme(int output, Constants input, int sign) {
        long sum = bias[output];
        for (int c = 0; c < inputs; c++) {
            int low = (input.isKnown(c) ? least(input.value(c)) : Byte.MIN_VALUE) - inputZeroPoint;
            int high = (input.isKnown(c) ? most(input.value(c)) : Byte.MAX_VALUE) - inputZeroPoint;
            for (int tap = 0; tap < taps; tap++) {
                int weight = weight(output, tap, c);
                sum += weight * sign > 0 ? weight * high : weight * low;
            }
        }
        return sum;
    }

    private int least(float value) {
        return (int) (isFoldable(value) ? value : Math.min(value, inputZeroPoint));
    }

    private int most(float value) {
        return (int) (isFoldable(value) ? value : Math.max(value, inputZeroPoint));
    }

    /**
     * With these channels alone. What input channels add that are left out, all of them {@code folded} or unconnected,
     * becomes part of the bias; that of a constant output is a sum that gives its element.
     */
    IntegerSums trimmed(int[] keptInputs, int[] keptOutputs, Constants input, BitSet folded) {
        Constants constants = constants(input);
        short[] keptWeights = new short[keptOutputs.length * taps * keptInputs.length];
        int[] keptBias = new int[keptOutputs.length];
        for (int i = 0; i < keptOutputs.length; i++) {
            int m = keptOutputs[i];
            if (constants.isKnown(m)) {
                keptBias[i] = Math.toIntExact(extreme(m, input, -1));
                continue;
            }
            keptBias[i] = Math.toIntExact(bias[m] + added(m, input, folded));
            copyWeights(m, keptInputs, folded, keptWeights, i * taps * keptInputs.length);
        }
        return new IntegerSums(
                keptInputs.length,
                taps,
                keptWeights,
                keptBias,
                requantization.only(keptOutputs),
                inputZeroPoint,
                outputZeroPoint,
                min,
                max,
                padded);
    }

    private long added(int output, Constants input, BitSet folded) {
        long sum = 0;
        for (int c = folded.nextSetBit(0); c >= 0; c = folded.nextSetBit(c + 1)) {
            for (int tap = 0; tap < taps; tap++) {
                sum += (long) weight(output, tap, c) * ((int) input.value(c) - inputZeroPoint);
            }
        }
        return sum;
    }

    private void copyWeights(int output, int[] keptInputs, BitSet folded, short[] to, int first) {
        for (int tap = 0, at = first; tap < taps; tap++) {
            for (int c : keptInputs) {
                to[at++] = folded.get(c) ? 0 : weight(output, tap, c);
            }
        }
    }
}
