package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.ShapeException;

/**
 * One spatial axis of a sliding window.
 *
 * @param size taps of the kernel along the axis
 * @param stride step between two windows, in input elements
 * @param dilation step between two taps of a window, in input elements
 * @param padBegin padding before the first element
 * @param padEnd padding after the last element
 */
public record WindowAxis(int size, int stride, int dilation, int padBegin, int padEnd) {
    public WindowAxis {
        if (size < 1 || stride < 1 || dilation < 1) {
            throw new ShapeException("kernel size " + size + ", stride " + stride + ", dilation " + dilation
                    + ": each must be positive");
        }
        if (padBegin < 0 || padEnd < 0) {
            throw new ShapeException("negative padding " + padBegin + ", " + padEnd);
        }
    }

    /** Input elements from the first tap of a window to its last, both included. */
    public long extent() {
        return (long) (size - 1) * dilation + 1;
    }

    /**
     * Number of windows over {@code input} elements.
     *
     * @param ceil whether a last window that only partly lies inside of the padded input counts; one that would start
     *     in the padding at the end never does
     * @throws ShapeException if there is none
     */
    public int outputs(int input, boolean ceil) {
        long padded = (long) input + padBegin + padEnd;
        long free = padded - extent();
        if (free < 0) {
            throw new ShapeException(
                    "a window of " + extent() + " elements does not fit in " + padded + " (padding included)");
        }
        long outputs = (free + (ceil ? stride - 1 : 0)) / stride + 1;
        if (ceil && (outputs - 1) * stride >= (long) input + padBegin) {
            outputs--;
        }
        return Operands.dim(outputs);
    }
}
