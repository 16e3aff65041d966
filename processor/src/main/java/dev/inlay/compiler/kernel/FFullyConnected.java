package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 fully-connected layer: {@code clamp(sum over k of weights[m][k] * x[row][k] + bias[m])}, summed in float in
 * the order of k, the bias last.
 *
 * @param rows vectors multiplied
 * @param inputs K, elements of a vector
 * @param outputs M, elements of a result
 * @param weights {@code [M, K]}
 * @param bias one an output
 * @param min lower end of the clamp, at most {@code max}; negative infinity for none
 * @param max upper end of the clamp; positive infinity for none
 */
public record FFullyConnected(int rows, int inputs, int outputs, float[] weights, float[] bias, float min, float max)
        implements Kernel {
    public FFullyConnected {
        Limits.checkLength("weights", weights.length, (long) outputs * inputs);
        Limits.checkLength("biases", bias.length, outputs);
        FloatClamp.check(min, max);
    }

    /** The same layer with another clamp. */
    public FFullyConnected withClamp(float newMin, float newMax) {
        return new FFullyConnected(rows, inputs, outputs, weights, bias, newMin, newMax);
    }

    @Override
    public void run(List<Buffer> arguments, Buffer output) {
        float[] x = arguments.get(0).floats();
        float[] y = output.floats();
        for (int row = 0, at = 0; row < rows; row++) {
            for (int m = 0; m < outputs; m++, at++) {
                float sum = 0;
                for (int k = 0; k < inputs; k++) {
                    sum += weights[m * inputs + k] * x[row * inputs + k];
                }
                y[at] = FloatClamp.apply(sum + bias[m], min, max);
            }
        }
    }

    @Override
    public long macs() {
        return (long) rows * weights.length;
    }
}
