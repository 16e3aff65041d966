package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.tensor.Quantization;

/** Chooses scale and zero point of int8 data for a range of real values. */
final class Scales {
    static final int MIN = -128;
    static final int MAX = 127;

    private Scales() {}

    /**
     * Asymmetric int8 over {@code range} widened to hold 0, which one integer stands for exactly. {@code scale = (max -
     * min) / 255}, {@code zeroPoint = round(-128 - min / scale)}.
     */
    static Quantization ofRange(Range range) {
        double min = Math.min(range.min(), 0);
        double max = Math.max(range.max(), 0);
        float scale = (float) ((max - min) / (MAX - MIN));
        if (scale < Float.MIN_NORMAL) {
            // nothing but zero was seen; any scale holds it
            return Quantization.perTensor(1f / MAX, 0);
        }
        long zeroPoint = Math.round(MIN - min / scale);
        return Quantization.perTensor(scale, (int) Math.max(MIN, Math.min(MAX, zeroPoint)));
    }

    /** The integer nearest to a real value, ties away from zero, clamped to those there are. */
    static int quantize(double real, Quantization quantization) {
        return place(real / quantization.scale(), quantization);
    }

    /** As {@link #quantize}, but the division is in float32, as TensorFlow Lite has it for the ends of an activation. */
    static int bound(float real, Quantization quantization) {
        return place(real / quantization.scale(), quantization);
    }

    private static int place(double scaled, Quantization quantization) {
        double rounded = Math.copySign(Math.floor(Math.abs(scaled) + 0.5), scaled);
        ElementType type = ElementType.of(quantization);
        return (int) Math.max(type.min(), Math.min(type.max(), rounded + quantization.zeroPoint()));
    }
}
