package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.tensor.Quantization;

/** From one scale and zero point to another. */
final class Rescaling {
    private static final int ENTRIES = 256;

    private Rescaling() {}

    /** The table of 256 entries, index {@code q + 128}. */
    static byte[] table(Quantization from, Quantization to) {
        byte[] table = new byte[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            table[i] = (byte) Scales.quantize(from.real(i + Scales.MIN), to);
        }
        return table;
    }
}
