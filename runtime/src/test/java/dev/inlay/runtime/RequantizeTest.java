package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequantizeTest {
    @Test
    void equalsTheFormulaInUnboundedIntegers() {
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            int multiplier = random.nextInt(1 << 30, Integer.MAX_VALUE);
            int shift = random.nextInt(-31, 8);
            int accumulator = random.nextInt() >> random.nextInt(8, 31);
            assertEquals(exact(accumulator, multiplier, shift), Requantize.twice(accumulator, multiplier, shift));
        }
    }

    /** Every accumulator within 2 of a tie, where a wrong rounding would show. */
    @Test
    void equalsTheFormulaAtTies() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            int multiplier = random.nextInt(1 << 30, Integer.MAX_VALUE);
            int shift = random.nextInt(-12, 0);
            double factor = multiplier * Math.pow(2, shift - 31.0);
            int tie = (int) Math.round((random.nextInt(-128, 128) + 0.5) / factor);
            for (int accumulator = tie - 2; accumulator <= tie + 2; accumulator++) {
                assertEquals(exact(accumulator, multiplier, shift), Requantize.twice(accumulator, multiplier, shift));
            }
        }
    }

    private static int exact(int accumulator, int multiplier, int shift) {
        BigInteger half = BigInteger.ONE.shiftLeft(30);
        BigInteger product =
                BigInteger.valueOf(accumulator).shiftLeft(Math.max(shift, 0)).multiply(BigInteger.valueOf(multiplier));
        BigInteger nudge = product.signum() >= 0 ? half : BigInteger.ONE.subtract(half);
        BigInteger high = product.add(nudge).divide(BigInteger.ONE.shiftLeft(31));
        int right = Math.max(-shift, 0);
        BigInteger divisor = BigInteger.ONE.shiftLeft(right);
        BigInteger[] parts = high.abs().divideAndRemainder(divisor);
        boolean up = parts[1].shiftLeft(1).compareTo(divisor) >= 0;
        BigInteger size = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return (high.signum() < 0 ? size.negate() : size).intValueExact();
    }
}
