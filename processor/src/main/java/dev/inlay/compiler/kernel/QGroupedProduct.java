package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Products of integers of 8 or 16 bits with weights of 8 or 16 bits: {@code clamp(requantize(bias[m] + sum over k of
 * w[m][k] * (x[k] - inputZeroPoint)) + outputZeroPoint)}, each result of all elements of a row, or each of a part of its
 * own. The two halves of TensorFlow Lite's SVDF, double rounding. A sum beyond int32 is the nearest int32.
 *
 * @param from element type of the input; the zero point of INT16 is 0
 * @param to element type of the output
 * @param rows vectors multiplied
 * @param outputs M, results of a row
 * @param depth K, elements that a result is made of
 * @param apart whether result m is made of elements from {@code m * depth} of a row of {@code M * depth}
 * @param weights {@code [M, K]}
 * @param bias one a result
 * @param requantization one factor
 */
public record QGroupedProduct(
        ElementType from,
        ElementType to,
        int rows,
        int outputs,
        int depth,
        boolean apart,
        short[] weights,
        int[] bias,
        Requantization requantization,
        int inputZeroPoint,
        int outputZeroPoint)
        implements Kernel {
    public QGroupedProduct {
        Limits.checkLength("weights", weights.length, (long) outputs * depth);
        Limits.checkLength("biases", bias.length, outputs);
        Limits.checkZeroPoint(from, inputZeroPoint);
        Limits.checkZeroPoint(to, outputZeroPoint);
        requantization.checkChannels(1);
        if (from == ElementType.INT16 && inputZeroPoint != 0) {
            throw new IllegalArgumentException("zero point " + inputZeroPoint + " of INT16");
        }
    }

    /** Elements of a row of the input. */
    public int rowLength() {
        return apart ? outputs * depth : depth;
    }

    /** Values that the sums take before they are brought into int32. */
    public AccumulatorRange sumRange() {
        long min = 0;
        long max = 0;
        for (int m = 0; m < outputs; m++) {
            long low = bias[m];
            long high = bias[m];
            for (int k = 0; k < depth; k++) {
                long a = (long) weights[m * depth + k] * (from.min() - inputZeroPoint);
                long b = (long) weights[m * depth + k] * (from.max() - inputZeroPoint);
                low += Math.min(a, b);
                high += Math.max(a, b);
            }
            min = Math.min(min, low);
            max = Math.max(max, high);
        }
        return new AccumulatorRange(min, max);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
        for (int row = 0, at = 0; row < rows; row++) {
            for (int m = 0; m < outputs; m++, at++) {
                int first = row * rowLength() + (apart ? m * depth : 0);
                long sum = bias[m];
                for (int k = 0; k < depth; k++) {
                    sum += (long) weights[m * depth + k] * (x.integer(first + k) - inputZeroPoint);
                }
                int saturated = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum));
                output.put(at, requantization.toOutput(0, saturated, outputZeroPoint, to.min(), to.max()));
            }
        }
    }

    @Override
    public long macs() {
        return (long) rows * weights.length;
    }
}
