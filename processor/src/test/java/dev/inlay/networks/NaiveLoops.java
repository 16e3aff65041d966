package dev.inlay.networks;

/**
 * The layers as one writes them down from their definitions: whole arrays, channels last, a test at every tap. What they
 * execute is what generated code is counted against.
 */
public final class NaiveLoops {
    private NaiveLoops() {}

    /**
     * A convolution in two dimensions.
     *
     * @param in height, width and channels of the input
     * @param out of the output
     * @param kernel height, width, strides, dilations and padding in front: each of both dimensions
     * @param w {@code [output channel, height, width, input channel]}
     */
    public static void conv(
            byte[] x,
            int[] in,
            byte[] y,
            int[] out,
            int[] kernel,
            byte[] w,
            int[] bias,
            int[] multipliers,
            int[] shifts,
            int inputZeroPoint,
            int outputZeroPoint,
            int min,
            int max) {
        int height = in[0];
        int width = in[1];
        int inputs = in[2];
        int rows = out[0];
        int columns = out[1];
        int outputs = out[2];
        int kernelHeight = kernel[0];
        int kernelWidth = kernel[1];
        int strideY = kernel[2];
        int strideX = kernel[3];
        int dilationY = kernel[4];
        int dilationX = kernel[5];
        int padTop = kernel[6];
        int padLeft = kernel[7];
        for (int oy = 0; oy < rows; oy++) {
            for (int ox = 0; ox < columns; ox++) {
                for (int oc = 0; oc < outputs; oc++) {
                    int sum = bias[oc];
                    for (int ky = 0; ky < kernelHeight; ky++) {
                        for (int kx = 0; kx < kernelWidth; kx++) {
                            int iy = oy * strideY + ky * dilationY - padTop;
                            int ix = ox * strideX + kx * dilationX - padLeft;
                            if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
                                for (int ic = 0; ic < inputs; ic++) {
                                    int element = x[(iy * width + ix) * inputs + ic] - inputZeroPoint;
                                    sum += w[((oc * kernelHeight + ky) * kernelWidth + kx) * inputs + ic] * element;
                                }
                            }
                        }
                    }
                    int q = requantize(sum, multipliers[oc], shifts[oc]) + outputZeroPoint;
                    y[(oy * columns + ox) * outputs + oc] = (byte) Math.max(min, Math.min(max, q));
                }
            }
        }
    }

    /** A depthwise convolution, as {@link #conv}; {@code w} is {@code [height, width, channel]}. */
    public static void depthwise(
            byte[] x,
            int[] in,
            byte[] y,
            int[] out,
            int[] kernel,
            byte[] w,
            int[] bias,
            int[] multipliers,
            int[] shifts,
            int inputZeroPoint,
            int outputZeroPoint,
            int min,
            int max) {
        int height = in[0];
        int width = in[1];
        int inputs = in[2];
        int rows = out[0];
        int columns = out[1];
        int outputs = out[2];
        int kernelHeight = kernel[0];
        int kernelWidth = kernel[1];
        int strideY = kernel[2];
        int strideX = kernel[3];
        int dilationY = kernel[4];
        int dilationX = kernel[5];
        int padTop = kernel[6];
        int padLeft = kernel[7];
        for (int oy = 0; oy < rows; oy++) {
            for (int ox = 0; ox < columns; ox++) {
                for (int c = 0; c < outputs; c++) {
                    int sum = bias[c];
                    for (int ky = 0; ky < kernelHeight; ky++) {
                        for (int kx = 0; kx < kernelWidth; kx++) {
                            int iy = oy * strideY + ky * dilationY - padTop;
                            int ix = ox * strideX + kx * dilationX - padLeft;
                            if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
                                int element = x[(iy * width + ix) * inputs + c / (outputs / inputs)] - inputZeroPoint;
                                sum += w[(ky * kernelWidth + kx) * outputs + c] * element;
                            }
                        }
                    }
                    int q = requantize(sum, multipliers[c], shifts[c]) + outputZeroPoint;
                    y[(oy * columns + ox) * outputs + c] = (byte) Math.max(min, Math.min(max, q));
                }
            }
        }
    }

    /** A fully-connected layer; {@code w} is {@code [output, input]}, the sum is taken to the output's scale in double. */
    public static void dense(
            byte[] x,
            byte[] y,
            byte[] w,
            int[] bias,
            double[] scales,
            int inputZeroPoint,
            int outputZeroPoint,
            int min,
            int max) {
        for (int o = 0; o < y.length; o++) {
            int sum = bias[o];
            for (int i = 0; i < x.length; i++) {
                sum += w[o * x.length + i] * (x[i] - inputZeroPoint);
            }
            double real = sum * scales[o];
            int q = (int) (real < 0 ? real - 0.5 : real + 0.5) + outputZeroPoint;
            y[o] = (byte) Math.max(min, Math.min(max, q));
        }
    }

    /** {@code sum * multiplier * 2^(shift - 31)}, rounded twice as TensorFlow Lite does. */
    private static int requantize(int sum, int multiplier, int shift) {
        int left = shift > 0 ? shift : 0;
        int right = shift > 0 ? 0 : -shift;
        long product = (long) (sum << left) * multiplier;
        long nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
        int high = (int) ((product + nudge) / (1L << 31));
        int mask = (1 << right) - 1;
        int rest = high & mask;
        int threshold = (mask >> 1) + (high < 0 ? 1 : 0);
        return (high >> right) + (rest > threshold ? 1 : 0);
    }
}
