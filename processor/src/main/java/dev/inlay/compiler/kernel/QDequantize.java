package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/**
 * Integers to FLOAT32: {@code scale * (q - zeroPoint)} in float32.
 *
 * @param elementType of the input: INT8 or INT16
 */
public record QDequantize(ElementType elementType, int length, float scale, int zeroPoint) implements Kernel {
    public QDequantize {
        Limits.checkZeroPoint(elementType, zeroPoint);
    }

    /** From INT8. */
    public QDequantize(int length, float scale, int zeroPoint) {
        this(ElementType.INT8, length, scale, zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = output.floats();
        if (elementType == ElementType.INT16) {
            Quantize.toFloats(inputs.get(0).shorts(), 0, x, 0, length, scale, zeroPoint);
        } else {
            Quantize.toFloats(inputs.get(0).bytes(), 0, x, 0, length, scale, zeroPoint);
        }
    }
}
