package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/**
 * FLOAT32 to integers: {@code clamp(roundHalfAway(x / scale) + zeroPoint)}, the division in float32; NaN gives the zero
 * point. TensorFlow Lite's QUANTIZE.
 *
 * @param elementType of the output: INT8 or INT16
 */
public record QQuantize(ElementType elementType, int length, float scale, int zeroPoint) implements Kernel {
    public QQuantize {
        Limits.checkZeroPoint(elementType, zeroPoint);
    }

    /** To INT8. */
    public QQuantize(int length, float scale, int zeroPoint) {
        this(ElementType.INT8, length, scale, zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        if (elementType == ElementType.INT16) {
            Quantize.toShorts(x, 0, output.shorts(), 0, length, scale, zeroPoint);
        } else {
            Quantize.toBytes(x, 0, output.bytes(), 0, length, scale, zeroPoint);
        }
    }
}
