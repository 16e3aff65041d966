package dev.inlay.compiler.kernel;

import dev.inlay.runtime.Quantize;
import java.util.List;

/**
 * FLOAT32 to integers: {@code clamp(round(x / scale) + zeroPoint)}, the division in float32; NaN gives the zero point.
 *
 * @param elementType of the output: INT8 or INT16
 * @param tiesToEven rounding of ONNX's QuantizeLinear, for INT8; else ties go away from zero, as in TensorFlow Lite's
 *     QUANTIZE
 */
public record QQuantize(ElementType elementType, int length, float scale, int zeroPoint, boolean tiesToEven)
        implements Kernel {
    public QQuantize {
        Limits.checkZeroPoint(elementType, zeroPoint);
        if (tiesToEven && elementType != ElementType.INT8) {
            throw new IllegalArgumentException("ties to even in " + elementType);
        }
    }

    /** To INT8, ties away from zero. */
    public QQuantize(int length, float scale, int zeroPoint) {
        this(ElementType.INT8, length, scale, zeroPoint, false);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        if (tiesToEven) {
            Quantize.toBytesTiesToEven(x, 0, output.bytes(), 0, length, scale, zeroPoint);
        } else if (elementType == ElementType.INT16) {
            Quantize.toShorts(x, 0, output.shorts(), 0, length, scale, zeroPoint);
        } else {
            Quantize.toBytes(x, 0, output.bytes(), 0, length, scale, zeroPoint);
        }
    }
}
