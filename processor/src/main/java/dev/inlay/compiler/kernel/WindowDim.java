package dev.inlay.compiler.kernel;

/**
 * One spatial dimension of a sliding window, sizes resolved.
 *
 * @param input input elements along the dimension, without padding
 * @param output output elements
 * @param size taps of the kernel
 * @param stride input elements between two windows
 * @param dilation input elements between two taps
 * @param pad padding before the first input element; what lies behind the last follows from the other sizes
 */
public record WindowDim(int input, int output, int size, int stride, int dilation, int pad) {}
