package dev.inlay.runtime;

/**
 * From a 32-bit accumulator to the scale of the output, in the arithmetic of TensorFlow Lite's reference kernels: the
 * real factor is {@code multiplier * 2^(shift - 31)} with a multiplier of 31 bits.
 */
public final class Requantize {
    private Requantize() {}

    /**
     * Rounded twice: the high half of the doubled product to nearest, then the division by a power of two to nearest,
     * ties away from zero.
     *
     * @param shift above 0 to the left, below 0 to the right; from -31 to 30
     */
    public static int twice(int accumulator, int multiplier, int shift) {
        int left = shift > 0 ? shift : 0;
        return divideByPowerOfTwo(highProduct(accumulator << left, multiplier), left - shift);
    }

    /** {@code (a * b + nudge) / 2^31}, truncating; the one product that overflows gives the largest int. */
    private static int highProduct(int a, int b) {
        if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        long product = (long) a * b;
        long nudged = product + (product >= 0 ? 1L << 30 : 1L - (1L << 30));
        // a shift rounds down, the division truncates: they differ for negative numbers with a rest
        return (int) (nudged >= 0 ? nudged >> 31 : -(-nudged >> 31));
    }

    private static int divideByPowerOfTwo(int x, int exponent) {
        int mask = (int) ((1L << exponent) - 1);
        int rest = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (rest > threshold ? 1 : 0);
    }
}
