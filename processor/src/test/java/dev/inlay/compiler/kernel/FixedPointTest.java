package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    private static final int CASES = 200_000;

    private final Random random = new Random(1);

    /** As published: a nudge that depends on the sign, and a division that truncates. */
    @Test
    void doublingHighMultiplyIsTheSaturatingRoundingOne() {
        BigInteger half = BigInteger.ONE.shiftLeft(30);
        for (int i = 0; i < CASES; i++) {
            int a = random.nextInt() >> random.nextInt(31);
            int b = random.nextInt() >>> (1 + random.nextInt(30));
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger nudge = product.signum() >= 0 ? half : BigInteger.ONE.subtract(half);
            BigInteger expected = product.add(nudge).divide(BigInteger.ONE.shiftLeft(31));
            assertEquals(expected.intValueExact(), FixedPoint.doublingHighMultiply(a, b), a + " * " + b);
        }
    }

    /** As published: the remainder against a threshold that depends on the sign. */
    @Test
    void divisionRoundsHalfAwayFromZero() {
        for (int i = 0; i < CASES; i++) {
            int x = random.nextInt() >> random.nextInt(31);
            int exponent = random.nextInt(32);
            int mask = (int) ((1L << exponent) - 1);
            int remainder = x & mask;
            int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
            int expected = (exponent == 31 ? (x < 0 ? -1 : 0) : x >> exponent) + (remainder > threshold ? 1 : 0);
            assertEquals(expected, FixedPoint.divideByPowerOfTwo(x, exponent), x + " / 2^" + exponent);
        }
    }

    @Test
    void factorsHaveThirtyOneBits() {
        for (int i = 0; i < CASES; i++) {
            double factor = Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 31);
            int[] quantized = FixedPoint.quantize(factor);
            assertEquals(1, quantized[0] >> 30, "multiplier of " + factor);
            double error = Math.abs(Math.scalb((double) quantized[0], quantized[1] - 31) / factor - 1);
            assertEquals(0, error, 0x1p-31, "error of " + factor);
        }
    }

    @Test
    void factorsAtTheEdges() {
        assertArrayEquals(new int[] {0, 0}, FixedPoint.quantize(0));
        assertArrayEquals(new int[] {1 << 30, 1}, FixedPoint.quantize(1));
        assertArrayEquals(new int[] {1 << 30, 1}, FixedPoint.quantize(1 - 0x1p-40), "2^31 becomes 2^30, shift 1 more");
        assertArrayEquals(new int[] {1 << 30, -31}, FixedPoint.quantize(0x1p-32));
        assertArrayEquals(new int[] {0, 0}, FixedPoint.quantize(0x1p-33), "too small for any accumulator");
        assertArrayEquals(new int[] {0, 0}, FixedPoint.quantize(Double.MIN_VALUE));
        assertArrayEquals(new int[] {Integer.MAX_VALUE, 30}, FixedPoint.quantize(1e30));
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.quantize(-1));
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.quantize(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> FixedPoint.quantize(Double.POSITIVE_INFINITY));
    }

    @Test
    void shiftToTheLeftSaturates() {
        assertEquals((1 << 30) - 1 + (1 << 29), FixedPoint.multiply(1 << 30, 3 << 29, 4), 1);
        assertEquals(3, FixedPoint.multiply(2, 3 << 29, 1));
        assertEquals(-3, FixedPoint.multiply(-2, 3 << 29, 1));
    }

    @Test
    void halvesGoAwayFromZero() {
        for (int i = 0; i < CASES; i++) {
            double x = random.nextBoolean()
                    ? random.nextInt(2000) / 2.0 - 500
                    : Math.nextAfter(random.nextInt(1000) + 0.5, random.nextInt(3) - 1);
            int expected = new BigDecimal(x).setScale(0, RoundingMode.HALF_UP).intValueExact();
            assertEquals(expected, FixedPoint.roundHalfAway(x), Double.toString(x));
        }
        assertEquals(0, FixedPoint.roundHalfAway(Math.nextDown(0.5)), "a sum with one half would round twice");
        assertEquals(Integer.MAX_VALUE, FixedPoint.roundHalfAway(1e300));
    }

    @Test
    void quotientsRoundHalfAwayFromZero() {
        for (int sum = -1000; sum <= 1000; sum++) {
            for (int count = 1; count < 40; count++) {
                int expected = BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                        .intValueExact();
                assertEquals(expected, FixedPoint.divideHalfAway(sum, count), sum + " / " + count);
            }
        }
    }
}
