package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;
import java.util.List;

/**
 * FLOAT32 softmax along the middle one of three axes, {@code exp(x - m) / sum exp(x - m)} with the largest element m, or
 * its logarithm, {@code (x - m) - log(sum exp(x - m))}; summed in float, in order.
 *
 * @param depth elements that a softmax is over
 * @param inner elements between two of them
 * @param log whether the logarithm is taken
 */
public record FSoftmax(int outer, int depth, int inner, boolean log) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                softmax(x, y, o * depth * inner + i);
            }
        }
    }

    private void softmax(float[] x, float[] y, int base) {
        int end = base + depth * inner;
        float max = Float.NEGATIVE_INFINITY;
        for (int at = base; at < end; at += inner) {
            max = Math.max(max, x[at]);
        }
        float sum = 0;
        for (int at = base; at < end; at += inner) {
            float shifted = x[at] - max;
            float exponential = FloatMath.exp(shifted);
            sum += exponential;
            y[at] = log ? shifted : exponential;
        }
        float logSum = log ? FloatMath.log(sum) : 0;
        for (int at = base; at < end; at += inner) {
            y[at] = log ? y[at] - logSum : y[at] / sum;
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
