package dev.inlay.compiler.kernel;

/**
 * {@code exp(x)} of numbers that are not positive, in the fixed point of gemmlowp ({@code exp_on_negative_values}): the
 * argument has 26 fractional bits, the result 31. A Taylor series around -1/8 gives the part below a quarter, one factor
 * for each bit of the rest.
 */
final class NegativeExponential {
    private static final int QUARTER = 1 << 24;
    private static final int EIGHTH = 1 << 28;
    /** exp(-1/8). */
    private static final int CENTRE = 1895147668;

    private static final int THIRD = 715827883;

    /** exp of -1/4, -1/2, -1, -2, -4, -8 and -16. */
    private static final int[] FACTORS = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};

    private NegativeExponential() {}

    /** @param x in (-32, 0], 26 fractional bits */
    static int of(int x) {
        if (x == 0) {
            return Integer.MAX_VALUE;
        }
        int quarters = (x & (QUARTER - 1)) - QUARTER;
        int result = belowQuarter(quarters << 5);
        int rest = quarters - x;
        for (int i = 0; i < FACTORS.length; i++) {
            if ((rest & (QUARTER << i)) != 0) {
                result = FixedPoint.doublingHighMultiply(result, FACTORS[i]);
            }
        }
        return result;
    }

    /** @param a in [-1/4, 0), 31 fractional bits */
    private static int belowQuarter(int a) {
        int x = a + EIGHTH;
        int square = FixedPoint.doublingHighMultiply(x, x);
        int cube = FixedPoint.doublingHighMultiply(square, x);
        int fourth = FixedPoint.divideByPowerOfTwo(FixedPoint.doublingHighMultiply(square, square), 2);
        int series = FixedPoint.divideByPowerOfTwo(FixedPoint.doublingHighMultiply(fourth + cube, THIRD) + square, 1);
        return CENTRE + FixedPoint.doublingHighMultiply(CENTRE, x + series);
    }
}
