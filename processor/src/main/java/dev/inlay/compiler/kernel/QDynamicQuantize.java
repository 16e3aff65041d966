package dev.inlay.compiler.kernel;

import dev.inlay.runtime.DynamicRange;
import java.util.List;

/**
 * FLOAT32 vectors to INT8, each on the range that the second input has for it: {@code round(x * factor + zeroPoint)} in
 * float32, ties away from zero.
 *
 * @param rows vectors
 * @param length elements of each
 */
public record QDynamicQuantize(int rows, int length) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] ranges = inputs.get(1).floats();
        DynamicRange.toBytes(inputs.get(0).floats(), 0, output.bytes(), 0, rows, length, ranges, 0);
    }
}
