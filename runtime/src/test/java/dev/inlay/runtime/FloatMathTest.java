package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        0.5f,
        -0.5f,
        2f,
        3f,
        -3f,
        1e-40f,
        -1e-40f,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        16777216f,
        16777215f,
        -16777215f,
        1.5f,
        -2f,
        0.25f
    };

    private interface FloatFunction {
        float of(float x);
    }

    @Test
    void exponential() {
        assertUlps(FloatMath::exp, StrictMath::exp, -103.9f, 88.7f, 2);
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(89f));
        assertEquals(0f, FloatMath.exp(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.exp(Float.NaN)));
    }

    @Test
    void logarithm() {
        assertUlps(FloatMath::log, StrictMath::log, 1e-45f, 3e38f, 2);
        assertUlps(FloatMath::log, StrictMath::log, 0.5f, 2f, 2);
        assertUlps(FloatMath::log, StrictMath::log, 1e-45f, 1e-38f, 2);
        assertEquals(Float.NEGATIVE_INFINITY, FloatMath.log(0f));
        assertTrue(Float.isNaN(FloatMath.log(-1f)));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.log(Float.POSITIVE_INFINITY));
    }

    @Test
    void hyperbolicTangent() {
        assertUlps(FloatMath::tanh, StrictMath::tanh, -12f, 12f, 3);
        assertUlps(FloatMath::tanh, StrictMath::tanh, -1e-3f, 1e-3f, 1);
        assertTrue(Float.isNaN(FloatMath.tanh(Float.NaN)));
        assertEquals(-1f, FloatMath.tanh(Float.NEGATIVE_INFINITY));
    }

    @Test
    void errorFunction() {
        assertUlps(FloatMath::erf, FloatMathTest::erf, -5f, 5f, 4);
        assertTrue(Float.isNaN(FloatMath.erf(Float.NaN)));
        assertEquals(1f, FloatMath.erf(Float.POSITIVE_INFINITY));
    }

    @Test
    void powersOfRandomNumbers() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            float x = (float) Math.exp(random.nextDouble(-20, 20)) * (random.nextInt(4) == 0 ? -1 : 1);
            float y = x < 0 ? random.nextInt(-9, 10) : (float) random.nextDouble(-6, 6);
            assertClose(FloatMath.pow(x, y), StrictMath.pow(x, y), 1, x + "^" + y);
        }
    }

    @Test
    void powersOfSpecialNumbers() {
        for (float x : SPECIAL) {
            for (float y : SPECIAL) {
                assertClose(FloatMath.pow(x, y), StrictMath.pow(x, y), 1, x + "^" + y);
            }
        }
    }

    @Test
    void rounding() {
        Random random = new Random(2);
        for (int i = 0; i < 200_000; i++) {
            float x = i % 2 == 0 ? random.nextInt(-1000, 1000) / 2f : Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(x)) {
                assertEquals((float) StrictMath.rint(x), FloatMath.rint(x));
                assertEquals((float) StrictMath.floor(x), FloatMath.floor(x));
                assertEquals((float) StrictMath.ceil(x), FloatMath.ceil(x));
            }
        }
    }

    private static void assertUlps(FloatFunction ours, DoubleUnaryOperator exact, float from, float to, int ulps) {
        Random random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            float x = i < 100_000 ? from + (to - from) * (i / 100_000f) : (float) random.nextDouble(from, to);
            assertClose(ours.of(x), exact.applyAsDouble(x), ulps, String.valueOf(x));
        }
    }

    private static void assertClose(float ours, double exact, int ulps, String at) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || rounded == 0) {
            boolean nextToIt = Math.abs((double) ours - exact) <= ulps * (double) Math.ulp(rounded);
            assertTrue(Float.compare(ours, rounded) == 0 || nextToIt, () -> at + ": " + ours + " not " + exact);
            return;
        }
        double error = Math.abs(ours - exact) / Math.ulp(rounded);
        assertTrue(error <= ulps, () -> at + ": " + ours + " is " + error + " ulp from " + exact);
    }

    /** Maclaurin series where it converges fast, the continued fraction of the complement elsewhere. */
    private static double erf(double x) {
        double size = Math.abs(x);
        double value;
        if (size < 2.5) {
            double term = size;
            double sum = size;
            for (int n = 1; n < 100; n++) {
                term *= -size * size / n;
                sum += term / (2 * n + 1);
            }
            value = 2 / Math.sqrt(Math.PI) * sum;
        } else {
            double fraction = 0;
            for (int k = 100; k >= 1; k--) {
                fraction = k / 2.0 / (size + fraction);
            }
            value = 1 - StrictMath.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction);
        }
        return Math.copySign(value, x);
    }
}
