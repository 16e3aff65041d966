package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/** INT8 to FLOAT32: {@code scale * (q - zeroPoint)} in float32. */
public record QDequantize(int length, float scale, int zeroPoint) implements Kernel {
    public QDequantize {
        Limits.checkZeroPoint(zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Quantize.toFloats(inputs.get(0).bytes(), 0, output.floats(), 0, length, scale, zeroPoint);
    }
}
