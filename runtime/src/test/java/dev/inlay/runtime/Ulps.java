package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

/** Errors of float functions, in units in the last place of the exact result. */
final class Ulps {
    /** Prime, so that every exponent meets many mantissas; 1.05 million floats of both signs. */
    private static final int STRIDE = 4099;

    private static final double NOT_EVEN_CLOSE = 1e9;

    interface FloatFunction {
        float of(float x);
    }

    private Ulps() {}

    /** Floats evenly over all bit patterns, infinities and NaN among them, and the special numbers. */
    static void assertWithin(double ulps, FloatFunction ours, DoubleUnaryOperator exact) {
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            assertWithin(ulps, Float.intBitsToFloat((int) bits), ours, exact);
        }
        for (float x : Specials.NUMBERS) {
            assertWithin(ulps, x, ours, exact);
            float rounded = (float) exact.applyAsDouble(x);
            if (rounded == 0) {
                assertEquals(rounded, ours.of(x), () -> "sign of zero at " + x);
            }
        }
    }

    /** A dense sweep, where the largest errors are to be expected. */
    static void assertWithin(double ulps, float from, float to, FloatFunction ours, DoubleUnaryOperator exact) {
        int steps = 400_000;
        for (int i = 0; i <= steps; i++) {
            assertWithin(ulps, from + (to - from) * ((float) i / steps), ours, exact);
        }
    }

    private static void assertWithin(double ulps, float x, FloatFunction ours, DoubleUnaryOperator exact) {
        float value = ours.of(x);
        double expected = exact.applyAsDouble(x);
        double error = error(value, expected);
        assertTrue(error <= ulps, () -> x + ": " + value + " is " + error + " ulp from " + expected);
    }

    /** Distance of {@code value} from {@code exact}; the float after the largest counts as infinity. */
    static double error(float value, double exact) {
        if (Double.isNaN(exact) || Float.isNaN(value)) {
            return Double.isNaN(exact) && Float.isNaN(value) ? 0 : NOT_EVEN_CLOSE;
        }
        if (Float.isInfinite(value) || Double.isInfinite(exact)) {
            return value == (float) exact ? 0 : NOT_EVEN_CLOSE;
        }
        int exponent = Math.max(Math.getExponent(exact), Float.MIN_EXPONENT);
        return Math.abs(value - exact) / Math.scalb(1.0, exponent - 23);
    }
}
