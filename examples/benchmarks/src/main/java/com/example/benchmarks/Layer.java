package com.example.benchmarks;

/**
 * A layer of a quantized network as TensorFlow Lite describes it: int8, channels last, batch 1, padding SAME.
 *
 * @param kind number of the operator
 * @param in tensor that is read, {@code other} a second one or -1, {@code out} the one that is written
 * @param weights {@code [out, kernel height, kernel width, in]}, {@code [1, height, width, channels]} for depthwise ones
 * @param multipliers one an output channel, by which a sum is requantized with {@code shifts}
 */
record Layer(
        int kind,
        Activation in,
        Activation other,
        Activation out,
        int kernelHeight,
        int kernelWidth,
        byte[] weights,
        int[] bias,
        int[] multipliers,
        int[] shifts) {
    static final int ADD = 0;
    static final int AVERAGE_POOL = 1;
    static final int CONV = 3;
    static final int DEPTHWISE_CONV = 4;
    static final int FULLY_CONNECTED = 9;
    static final int RESHAPE = 22;
    static final int SOFTMAX = 25;

    /** A tensor between layers. */
    record Activation(int height, int width, int channels, float scale, int zeroPoint, byte[] elements) {}

    int stride() {
        return (in.height() + out.height() - 1) / out.height();
    }

    int padTop() {
        return Math.max(0, (out.height() - 1) * stride() + kernelHeight - in.height()) / 2;
    }

    int padLeft() {
        return Math.max(0, (out.width() - 1) * stride() + kernelWidth - in.width()) / 2;
    }
}
