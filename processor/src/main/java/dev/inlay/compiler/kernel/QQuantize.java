package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/**
 * FLOAT32 to INT8: {@code clamp(roundHalfAway(x / scale) + zeroPoint)}, the division in float32; NaN gives the zero
 * point. TensorFlow Lite's QUANTIZE.
 */
public record QQuantize(int length, float scale, int zeroPoint) implements Kernel {
    public QQuantize {
        Limits.checkZeroPoint(zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Quantize.toBytes(inputs.get(0).floats(), 0, output.bytes(), 0, length, scale, zeroPoint);
    }
}
