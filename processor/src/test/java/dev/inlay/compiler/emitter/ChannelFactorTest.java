package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** One multiply and one shift against the two roundings of TensorFlow Lite's reference, written out as gemmlowp has them. */
class ChannelFactorTest {
    private static final int LOWEST_SHIFT = -31;
    private static final int HIGHEST_SHIFT = 30;
    private static final int[] MULTIPLIERS = {0, 1 << 30, (1 << 30) + 1, 0x5A82799A, Integer.MAX_VALUE};

    @Test
    void equalsBothRoundingsAtEveryShift() {
        Random random = new Random(1);
        for (int shift = LOWEST_SHIFT; shift <= HIGHEST_SHIFT; shift++) {
            for (int i = 0; i < 40_000; i++) {
                int multiplier = i < MULTIPLIERS.length ? MULTIPLIERS[i] : random.nextInt(1 << 30, Integer.MAX_VALUE);
                int magnitude = 31 - Math.max(shift, 0);
                assertEqual(random.nextInt() >> 31 - random.nextInt(magnitude + 1), multiplier, shift);
            }
        }
    }

    /** Accumulators within 2 of a product that ends in one half, after either rounding. */
    @Test
    void equalsBothRoundingsNearTies() {
        Random random = new Random(2);
        for (int shift = LOWEST_SHIFT; shift <= HIGHEST_SHIFT; shift++) {
            double largest = Integer.MAX_VALUE * Math.scalb(1.0, -Math.max(shift, 0));
            for (int i = 0; i < 40_000; i++) {
                int multiplier = i % 4 == 0 ? MULTIPLIERS[1 + i % 3] : random.nextInt(1 << 30, Integer.MAX_VALUE);
                double unit = i % 2 == 0 ? Math.scalb(1.0, Math.max(-shift, 0)) : 1;
                double tie = (random.nextInt(-200, 200) + 0.5) * unit;
                long nearest = Math.round(tie / multiplier * Math.scalb(1.0, 31 - Math.max(shift, 0)));
                for (long accumulator = nearest - 2; accumulator <= nearest + 2; accumulator++) {
                    if (Math.abs(accumulator) < largest) {
                        assertEqual((int) accumulator, multiplier, shift);
                    }
                }
            }
        }
    }

    @Test
    void equalsBothRoundingsAtTheEndsOfInt() {
        for (int shift = LOWEST_SHIFT; shift <= 0; shift++) {
            for (int multiplier : MULTIPLIERS) {
                for (int d = 0; d < 3; d++) {
                    assertEqual(Integer.MIN_VALUE + d, multiplier, shift);
                    assertEqual(Integer.MAX_VALUE - d, multiplier, shift);
                }
            }
        }
    }

    private static void assertEqual(int accumulator, int multiplier, int shift) {
        long fast = ChannelFactor.ofDoubleRounding(multiplier, shift).apply(accumulator);
        assertEquals(reference(accumulator, multiplier, shift), fast, () -> {
            return accumulator + " * " + multiplier + " * 2^(" + shift + " - 31)";
        });
    }

    /** MultiplyByQuantizedMultiplier. */
    private static int reference(int x, int multiplier, int shift) {
        int left = Math.max(shift, 0);
        return roundingDivideByPowerOfTwo(saturatingRoundingDoublingHighMul(x * (1 << left), multiplier), left - shift);
    }

    private static int saturatingRoundingDoublingHighMul(int a, int b) {
        long product = (long) a * b;
        int nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
        return a == b && a == Integer.MIN_VALUE ? Integer.MAX_VALUE : (int) ((product + nudge) / (1L << 31));
    }

    private static int roundingDivideByPowerOfTwo(int x, int exponent) {
        int mask = (int) ((1L << exponent) - 1);
        int remainder = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (remainder > threshold ? 1 : 0);
    }
}
