package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QRescale;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.tensor.Quantization;

/** From one scale and zero point to another. */
final class Rescaling {
    private static final int ENTRIES = 256;

    private Rescaling() {}

    /** Integers of one scale to those of another in TensorFlow Lite's arithmetic. */
    static Kernel kernel(int length, Quantization from, Quantization to) {
        ElementType input = ElementType.of(from);
        ElementType output = ElementType.of(to);
        if (input == ElementType.INT8 && output == ElementType.INT8) {
            return new QLookup(length, UnaryTable.requantize(from, to));
        }
        double scale = (double) from.scale() / to.scale();
        return clamped(length, from, to, scale, output.min(), output.max());
    }

    /** As above, times {@code scale} and clamped to [min, max]. */
    static QRescale clamped(int length, Quantization from, Quantization to, double scale, int min, int max) {
        return new QRescale(
                ElementType.of(from),
                ElementType.of(to),
                length,
                from.zeroPoint(),
                Requantization.ofReal(scale, true),
                to.zeroPoint(),
                min,
                max);
    }

    /** The table of 256 entries, index {@code q + 128}. */
    static byte[] table(Quantization from, Quantization to) {
        byte[] table = new byte[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            table[i] = (byte) Scales.quantize(from.real(i + Scales.MIN), to);
        }
        return table;
    }
}
