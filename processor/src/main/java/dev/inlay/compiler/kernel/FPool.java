package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;
import java.util.List;

/**
 * FLOAT32 pooling: for each window and channel, one element made of those in the window, in row-major order; taps in the
 * padding are left out. A window that lies in the padding alone gives negative infinity for MAX, else 0.
 *
 * @param channels C of {@code [batch, spatial..., C]}
 * @param countPadding AVERAGE only: whether the divisor counts taps in the padding; taps behind the padding never count
 * @param p LP only: the exponent, at least 1; powers are products in float
 */
public record FPool(Window window, int batch, int channels, FPoolFunction function, boolean countPadding, int p)
        implements Kernel {
    public FPool {
        if (function == FPoolFunction.LP && p < 1) {
            throw new IllegalArgumentException("exponent " + p);
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * channels;
            for (int position = 0; position < positions; position++) {
                for (int c = 0; c < channels; c++, at++) {
                    y[at] = pool(x, base + c, walk, position);
                }
            }
        }
    }

    private float pool(float[] x, int source, WindowWalk walk, int position) {
        float[] sum = {function == FPoolFunction.MAX ? Float.NEGATIVE_INFINITY : 0};
        int[] count = {0};
        walk.forEachTap(position, (tap, element) -> {
            sum[0] = include(sum[0], x[source + element * channels]);
            count[0]++;
        });
        return finish(sum[0], countPadding ? walk.tapsInPadded(position) : count[0]);
    }

    private float include(float sum, float x) {
        if (function == FPoolFunction.MAX) {
            return Math.max(sum, x);
        }
        if (function == FPoolFunction.AVERAGE) {
            return sum + x;
        }
        float magnitude = Math.abs(x);
        float power = magnitude;
        for (int i = 1; i < p; i++) {
            power *= magnitude;
        }
        return sum + power;
    }

    private float finish(float sum, int count) {
        if (function == FPoolFunction.AVERAGE) {
            return count == 0 ? 0 : sum / count;
        }
        if (function == FPoolFunction.MAX || p == 1) {
            return sum;
        }
        return p == 2 ? FloatMath.sqrt(sum) : FloatMath.pow(sum, 1f / p);
    }
}
