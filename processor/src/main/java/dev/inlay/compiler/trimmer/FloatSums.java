package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FFullyConnected;

/**
 * The numbers of a float layer.
 *
 * @param weights {@code [outputs, taps, inputs]}
 */
record FloatSums(int inputs, int taps, float[] weights, float[] bias, float min, float max) {
    static FloatSums of(FConv conv) {
        return new FloatSums(
                conv.inputChannels(), conv.window().taps(), conv.weights(), conv.bias(), conv.min(), conv.max());
    }

    static FloatSums of(FFullyConnected layer) {
        return new FloatSums(layer.inputs(), 1, layer.weights(), layer.bias(), layer.min(), layer.max());
    }

    int outputs() {
        return bias.length;
    }

    float weight(int output, int tap, int input) {
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

    /** An output channel is constant where it is its bias. */
    Constants constants(Constants input) {
        Constants constants = Constants.none(outputs());
        for (int m = 0; m < outputs(); m++) {
            if (isBias(m, input)) {
                constants.add(m, clamped(bias[m]));
            }
        }
        return constants;
    }

    private float clamped(float x) {
        return x < min ? min : x > max ? max : x;
    }

    private boolean isBias(int output, Constants input) {
        for (int c = 0; c < inputs; c++) {
            boolean zero = input.isKnown(c) && input.value(c) == 0;
            if (!zero && !isUnconnected(output, c)) {
                return false;
            }
        }
        return true;
    }

    /** With these channels alone; input channels that are left out are 0 or unconnected. */
    FloatSums trimmed(int[] keptInputs, int[] keptOutputs) {
        float[] keptWeights = new float[keptOutputs.length * taps * keptInputs.length];
        float[] keptBias = new float[keptOutputs.length];
        int at = 0;
        for (int i = 0; i < keptOutputs.length; i++) {
            keptBias[i] = bias[keptOutputs[i]];
            for (int tap = 0; tap < taps; tap++) {
                for (int c : keptInputs) {
                    keptWeights[at++] = weight(keptOutputs[i], tap, c);
                }
            }
        }
        return new FloatSums(keptInputs.length, taps, keptWeights, keptBias, min, max);
    }
}
