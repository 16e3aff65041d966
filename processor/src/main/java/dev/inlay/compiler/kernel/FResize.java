package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 resampling along the middle one of three axes as a product with a sparse matrix: {@code y[o] = sum over t of
 * weights[o][t] * x[indices[o][t]]}, from the first product on summed in float in the order of t.
 *
 * @param size input elements along the axis
 * @param outputs output elements along the axis
 * @param inner elements between two neighbours along the axis
 * @param taps input elements of one output element, at least one
 * @param indices {@code [outputs, taps]}, each in [0, size - 1]
 * @param weights {@code [outputs, taps]}
 */
public record FResize(int outer, int size, int outputs, int inner, int taps, int[] indices, float[] weights)
        implements Kernel {
    public FResize {
        Limits.checkLength("indices", indices.length, (long) outputs * taps);
        Limits.checkLength("weights", weights.length, (long) outputs * taps);
        for (int index : indices) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("index " + index + " of " + size);
            }
        }
        if (taps < 1) {
            throw new IllegalArgumentException(taps + " taps");
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        int at = 0;
        for (int p = 0; p < outer; p++) {
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < inner; i++) {
                    y[at++] = sum(x, p * size * inner + i, o * taps);
                }
            }
        }
    }

    private float sum(float[] x, int base, int firstTap) {
        float sum = weights[firstTap] * x[base + indices[firstTap] * inner];
        for (int t = firstTap + 1; t < firstTap + taps; t++) {
            sum += weights[t] * x[base + indices[t] * inner];
        }
        return sum;
    }

    @Override
    public long macs() {
        return (long) outer * inner * weights.length;
    }
}
