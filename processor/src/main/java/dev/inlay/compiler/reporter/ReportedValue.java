package dev.inlay.compiler.reporter;

import dev.inlay.compiler.ranges.Distribution;
import java.util.List;

/**
 * An activation.
 *
 * @param type element type in lower case
 * @param scale of an integer activation; 0 for real numbers
 * @param offset first byte in the arena of its element type; -1 where it lives in an array of the caller alone
 * @param firstStep index of the layer that writes it; -1 where it is there before the first
 * @param lastStep index of the last layer that reads it; the number of layers for an output
 * @param seen the values calibration saw, by the float network; null where it did not look
 * @param sqnr signal to quantization noise ratio in dB against the float network; null where it was not measured
 */
record ReportedValue(
        String name,
        String type,
        List<Integer> shape,
        int bytes,
        float scale,
        int zeroPoint,
        int offset,
        int firstStep,
        int lastStep,
        Distribution seen,
        Double sqnr) {
    ReportedValue {
        shape = List.copyOf(shape);
    }
}
