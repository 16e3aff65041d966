package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Slices of FLOAT32 data along the middle one of three axes, at indices that another activation holds. Negative indices
 * count from the end; one outside of the data is taken to its nearest slice, NaN to the first.
 *
 * <p>Inputs: data {@code [outer, size, inner]} and indices {@code [count]}; output {@code [outer, count, inner]}.
 *
 * @param size slices of the data, at least one
 * @param count indices
 */
public record FGather(int outer, int size, int inner, int count) implements Kernel {
    public FGather {
        if (size < 1) {
            throw new IllegalArgumentException("no slices");
        }
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] data = inputs.get(0).floats();
        float[] indices = inputs.get(1).floats();
        float[] y = output.floats();
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < count; i++) {
                int slice = slice(indices[i]);
                System.arraycopy(data, (o * size + slice) * inner, y, (o * count + i) * inner, inner);
            }
        }
    }

    private int slice(float index) {
        if (index >= size) {
            return size - 1;
        }
        if (index > -1) {
            return (int) index;
        }
        return index > -size - 1 ? (int) index + size : 0;
    }
}
