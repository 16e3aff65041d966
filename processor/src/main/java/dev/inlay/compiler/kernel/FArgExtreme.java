package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Index of the largest or smallest FLOAT32 element along the middle one of three axes, as FLOAT32. NaN is never the
 * extreme unless it stands first.
 *
 * @param size elements compared, at least one
 * @param inner elements between two of them
 * @param smallest whether the smallest is sought
 * @param last whether the last of equal elements counts, not the first
 */
public record FArgExtreme(int outer, int size, int inner, boolean smallest, boolean last) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                y[o * inner + i] = index(x, o * size * inner + i);
            }
        }
    }

    private int index(float[] x, int from) {
        int best = 0;
        for (int s = 1; s < size; s++) {
            float candidate = x[from + s * inner];
            float extreme = x[from + best * inner];
            boolean better = smallest ? candidate < extreme : candidate > extreme;
            if (better || last && candidate == extreme) {
                best = s;
            }
        }
        return best;
    }
}
