package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/**
 * FLOAT32 to INT8 on a scale that comes as second input: {@code round(x / scale)}, ties away from zero, zero point 0.
 *
 * @param length elements of the first input and of the output
 */
public record QDynamicQuantize(int length) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float scale = inputs.get(1).floats()[0];
        Quantize.toBytes(inputs.get(0).floats(), 0, output.bytes(), 0, length, scale, 0);
    }
}
