package dev.inlay.compiler.kernel;

/**
 * One spatial dimension of a sliding window, sizes resolved.
 *
 * @param input input elements along the dimension, without padding
 * @param output output elements
 * @param size taps of the kernel
 * @param stride input elements between two windows
 * @param dilation input elements between two taps
 * @param pad padding before the first input element
 * @param padEnd padding behind the last input element; windows may reach further where the output was rounded up
 */
public record WindowDim(int input, int output, int size, int stride, int dilation, int pad, int padEnd) {
    /** A dimension that a window does not slide along: one element, one tap. */
    static final WindowDim SINGLE = new WindowDim(1, 1, 1, 1, 1, 0, 0);

    /** Input index of tap {@code tap} of window {@code output}; outside of [0, input - 1] in the padding. */
    public int inputIndex(int output, int tap) {
        return output * stride - pad + tap * dilation;
    }

    /** Whether input index {@code index} lies in the input, not in its padding. */
    public boolean isInside(int index) {
        return index >= 0 && index < input;
    }

    /** Taps of window {@code output} that lie in the input or in its padding, not behind both. */
    public int tapsInPadded(int output) {
        int taps = 0;
        for (int tap = 0; tap < size; tap++) {
            if (inputIndex(output, tap) < input + padEnd) {
                taps++;
            }
        }
        return taps;
    }

    /** Whether some window has a tap outside of the input. */
    public boolean isPadded() {
        return pad > 0 || inputIndex(output - 1, size - 1) >= input;
    }
}
