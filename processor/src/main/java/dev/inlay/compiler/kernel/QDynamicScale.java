package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * The scale that lays real values symmetrically on [-127, 127], computed from the values: {@code largest |x| / 127} in
 * float32; 1 where all of them are 0 or too small to be divided by. NaN does not count.
 *
 * @param length elements of the input; the output has one
 */
public record QDynamicScale(int length) implements Kernel {
    /** Largest value that counts as 0: its scale would no longer be a normal number. */
    public static final float LEAST = 1e-35f;

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float largest = 0;
        for (int i = 0; i < length; i++) {
            float size = Math.abs(x[i]);
            largest = size > largest ? size : largest;
        }
        output.floats()[0] = largest > LEAST ? largest / Byte.MAX_VALUE : 1;
    }
}
