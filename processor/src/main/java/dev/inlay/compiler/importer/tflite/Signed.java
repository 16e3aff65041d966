package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.tensor.Quantization;

/** A quantization of unsigned 8-bit integers in terms of signed ones, 128 below them. */
final class Signed {
    private Signed() {}

    static Quantization of(Quantization unsigned) {
        float[] scales = new float[unsigned.channels()];
        int[] zeroPoints = new int[unsigned.channels()];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = unsigned.scale(c);
            zeroPoints[c] = unsigned.zeroPoint(c) - QuantizationReader.UINT8_SHIFT;
        }
        Quantization signed = unsigned.isPerChannel()
                ? Quantization.perChannel(scales, zeroPoints, unsigned.axis())
                : Quantization.perTensor(scales[0], zeroPoints[0]);
        return signed.ofUnsigned();
    }
}
