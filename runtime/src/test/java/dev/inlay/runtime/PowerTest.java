package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerTest {
    @Test
    void ofSpecialNumbersToSpecialNumbers() {
        for (float x : Specials.NUMBERS) {
            for (float y : Specials.NUMBERS) {
                assertPower(x, y);
            }
        }
    }

    @Test
    void ofAnyFloats() {
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            assertPower(Float.intBitsToFloat(random.nextInt()), Float.intBitsToFloat(random.nextInt()));
        }
    }

    /** Exponents that bring the power anywhere from 0 to infinity. */
    @Test
    void ofPositiveNumbersOverTheWholeRange() {
        Random random = new Random(2);
        for (int i = 0; i < 300_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt() & 0x7FFFFFFF);
            assertPower(x, (float) (random.nextDouble(-155, 130) / (Math.log(x) / Math.log(2))));
        }
    }

    /** Numbers near 1, whose logarithm is small, to large exponents. */
    @Test
    void ofNumbersNearOne() {
        Random random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            float x = 1 + (random.nextInt(2001) - 1000) * 0x1p-24f;
            assertPower(x, (float) (random.nextDouble(-150, 128) / (Math.log(x) / Math.log(2))));
        }
    }

    @Test
    void ofNegativeNumbersToWholeExponents() {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            assertPower(-(float) random.nextDouble(0, 20), random.nextInt(-40, 40));
        }
    }

    private static void assertPower(float x, float y) {
        float power = FloatMath.pow(x, y);
        double exact = StrictMath.pow(x, y);
        double error = Ulps.error(power, exact);
        assertTrue(error <= 0.53, () -> x + "^" + y + ": " + power + " is " + error + " ulp from " + exact);
        if (power == 0) {
            assertEquals((float) exact, power, () -> "sign of " + x + "^" + y);
        }
    }
}
