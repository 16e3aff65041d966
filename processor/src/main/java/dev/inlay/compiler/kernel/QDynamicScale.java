package dev.inlay.compiler.kernel;

import dev.inlay.runtime.DynamicRange;
import java.util.List;

/**
 * How each vector of the input is laid on int8: {@link DynamicRange#FIELDS} numbers a vector, found in its own elements.
 *
 * @param rows vectors
 * @param length elements of each
 * @param asymmetric whether the range goes from the smallest element to the largest, rather than as far below 0 as above
 */
public record QDynamicScale(int rows, int length, boolean asymmetric) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        if (asymmetric) {
            DynamicRange.asymmetric(x, 0, rows, length, output.floats(), 0);
        } else {
            DynamicRange.symmetric(x, 0, rows, length, output.floats(), 0);
        }
    }
}
