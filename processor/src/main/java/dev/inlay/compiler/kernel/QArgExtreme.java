package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Index of the largest or smallest INT8 element along the middle one of three axes, as FLOAT32.
 *
 * @param size elements compared
 * @param inner elements between two of them
 * @param smallest whether the smallest is sought
 * @param last whether the last of equal elements counts, not the first
 */
public record QArgExtreme(int outer, int size, int inner, boolean smallest, boolean last) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        float[] y = output.floats();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                y[o * inner + i] = index(x, o * size * inner + i);
            }
        }
    }

    private int index(byte[] x, int from) {
        int best = 0;
        for (int s = 1; s < size; s++) {
            int difference = x[from + s * inner] - x[from + best * inner];
            if (smallest ? difference < 0 : difference > 0) {
                best = s;
            } else if (last && difference == 0) {
                best = s;
            }
        }
        return best;
    }
}
