package dev.inlay.runtime;

/**
 * Sine and cosine: x in quarter turns, split into a whole number and a rest in [-1/2, 1/2), for every float.
 *
 * <p>Reduction after Payne and Hanek: only those 96 bits of 2/pi matter that neither give whole turns nor vanish.
 * Minimax polynomials, computed for this class with the Remez algorithm.
 */
final class FixedSine {
    /** Below this, {@code sin(x)} rounds to x and {@code cos(x)} to 1. */
    private static final float SMALL = 2.4414062e-4f;

    /** Zeros before the bits of 2/pi in {@link #word}. */
    private static final int LEADING_ZEROS = 40;

    private FixedSine() {}

    static float sin(float x) {
        if (Math.abs(x) < SMALL) {
            return x;
        }
        return ofQuarters(x, 0);
    }

    static float cos(float x) {
        return Math.abs(x) < SMALL ? 1f : ofQuarters(Math.abs(x), 1);
    }

    /** Sine of x and {@code quarters} quarter turns. */
    private static float ofQuarters(float x, int quarters) {
        if (Float.isNaN(x) || Float.isInfinite(x)) {
            return Float.NaN;
        }
        long turn = quarterTurns(x);
        int nearest = (int) ((turn >> 61) + 1 >> 1);
        long rest = turn - ((long) nearest << 62);
        int quadrant = nearest + quarters & 3;
        boolean negative = x < 0f != quadrant >= 2;
        return (quadrant & 1) == 0 ? sine(negative, rest) : cosine(negative, rest);
    }

    /** {@code |x| * 2 / pi} modulo 4, Q62. */
    private static long quarterTurns(float x) {
        int bits = Float.floatToIntBits(x);
        long m = Fixed.mantissa(bits);
        // the first bit of 2/pi whose product with the mantissa's last bit is below 4
        int first = LEADING_ZEROS + Fixed.exponent(bits) - 2;
        int index = first >> 5;
        int skip = first & 31;
        long a = word(index) << 32 | word(index + 1);
        long b = word(index + 2) << 32 | word(index + 3);
        long high = a << skip >>> 32;
        long middle = (a << 32 | b >>> 32) << skip >>> 32;
        long low = b << skip >>> 32;
        return (m * high << 32) + m * middle + (m * low >>> 32);
    }

    /** 32 bits of 2/pi after {@link #LEADING_ZEROS}; no table in memory. */
    private static long word(int index) {
        switch (index) {
            case 1:
                return 0x00A2F983L;
            case 2:
                return 0x6E4E4415L;
            case 3:
                return 0x29FC2757L;
            case 4:
                return 0xD1F534DDL;
            case 5:
                return 0xC0DB6295L;
            case 6:
                return 0x993C4390L;
            case 7:
                return 0x41FE5163L;
            default:
                return 0;
        }
    }

    /** {@code sin(r * pi / 2)} for r in Q62: r, shifted to 31 bits, times a polynomial in its square. */
    private static float sine(boolean negative, long r) {
        long size = Math.abs(r);
        int drop = Fixed.bitLength(size) - 31;
        long z = square(r);
        long p = 339721L;
        p = -10052931L + (p * z >> 31);
        p = 171138516L + (p * z >> 31);
        p = -1387197334L + (p * z >> 31);
        p = 3373259426L + (p * z >> 31);
        return Fixed.toFloat(negative != r < 0, Fixed.shift(size, -drop) * p, 93 - drop);
    }

    /** {@code cos(r * pi / 2)} for r in Q62. */
    private static float cosine(boolean negative, long r) {
        long z = square(r);
        long p = 1939957L;
        p = -44796372L + (p * z >> 31);
        p = 544750422L + (p * z >> 31);
        p = -2649351735L + (p * z >> 31);
        return Fixed.toFloat(negative, (1L << 31) + (p * z >> 31), 31);
    }

    /** Q62 to Q31. */
    private static long square(long r) {
        long half = r >> 31;
        return half * half >> 31;
    }
}
