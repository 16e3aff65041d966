package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    @Test
    void exponential() {
        Ulps.assertWithin(0.53, FloatMath::exp, StrictMath::exp);
        Ulps.assertWithin(0.53, -104f, -86f, FloatMath::exp, StrictMath::exp);
        Ulps.assertWithin(0.53, 88f, 89f, FloatMath::exp, StrictMath::exp);
    }

    @Test
    void exponentialLessOne() {
        Ulps.assertWithin(0.55, FloatMath::expm1, StrictMath::expm1);
        Ulps.assertWithin(0.55, -20f, 25f, FloatMath::expm1, StrictMath::expm1);
    }

    @Test
    void logarithm() {
        Ulps.assertWithin(0.52, FloatMath::log, StrictMath::log);
        Ulps.assertWithin(0.52, 0.5f, 2f, FloatMath::log, StrictMath::log);
        Ulps.assertWithin(1.7, FixedLog::log1p, StrictMath::log1p);
        Ulps.assertWithin(1.7, -1f, 2f, FixedLog::log1p, StrictMath::log1p);
    }

    @Test
    void sineAndCosine() {
        Ulps.assertWithin(0.52, FloatMath::sin, StrictMath::sin);
        Ulps.assertWithin(0.52, -4f, 4f, FloatMath::sin, StrictMath::sin);
        Ulps.assertWithin(0.52, FloatMath::cos, StrictMath::cos);
        Ulps.assertWithin(0.52, -4f, 4f, FloatMath::cos, StrictMath::cos);
    }

    /** The floats next to multiples of a quarter turn, where sine or cosine is near 0. */
    @Test
    void sineNearItsZeros() {
        for (int turns = 1; turns < 200_000; turns++) {
            float x = (float) (turns * (Math.PI / 2));
            assertTrue(Ulps.error(FloatMath.sin(x), StrictMath.sin(x)) < 0.52, () -> "sin " + x);
            assertTrue(Ulps.error(FloatMath.cos(x), StrictMath.cos(x)) < 0.52, () -> "cos " + x);
        }
    }

    @Test
    void squareRoot() {
        Ulps.assertWithin(0.5, FloatMath::sqrt, StrictMath::sqrt);
    }

    @Test
    void sigmoids() {
        Ulps.assertWithin(2.5, FloatMath::tanh, StrictMath::tanh);
        Ulps.assertWithin(2.5, -3f, 3f, FloatMath::tanh, StrictMath::tanh);
        Ulps.assertWithin(2.5, FloatMath::sigmoid, RealFunctions::sigmoid);
        Ulps.assertWithin(2.5, -20f, 20f, FloatMath::sigmoid, RealFunctions::sigmoid);
    }

    @Test
    void errorFunction() {
        Ulps.assertWithin(0.55, FloatMath::erf, RealFunctions::erf);
        Ulps.assertWithin(0.55, 0.4f, 4.1f, FloatMath::erf, RealFunctions::erf);
    }

    @Test
    void activations() {
        Ulps.assertWithin(0.65, FloatMath::gelu, RealFunctions::gelu);
        Ulps.assertWithin(0.65, -14.5f, 6f, FloatMath::gelu, RealFunctions::gelu);
        Ulps.assertWithin(1.2, FloatMath::geluTanh, RealFunctions::geluTanh);
        Ulps.assertWithin(1.2, -11f, 6f, FloatMath::geluTanh, RealFunctions::geluTanh);
        Ulps.assertWithin(2, FloatMath::softplus, RealFunctions::softplus);
        Ulps.assertWithin(2, -20f, 20f, FloatMath::softplus, RealFunctions::softplus);
        Ulps.assertWithin(4, FloatMath::mish, RealFunctions::mish);
        Ulps.assertWithin(4, -25f, 25f, FloatMath::mish, RealFunctions::mish);
    }

    @Test
    void roundings() {
        Ulps.assertWithin(0, FloatMath::floor, StrictMath::floor);
        Ulps.assertWithin(0, FloatMath::ceil, StrictMath::ceil);
        Ulps.assertWithin(0, FloatMath::rint, StrictMath::rint);
        for (float x = -9.5f; x < 10; x += 0.25f) {
            assertEquals((float) StrictMath.rint(x), FloatMath.rint(x));
        }
    }

    /** Every machine, virtual machine and compiler has to come to this number. */
    @Test
    void theSameBitsEverywhere() {
        Random random = new Random(7);
        int hash = 0;
        for (int i = 0; i < 20_000; i++) {
            float x = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : random.nextInt() * 0x1p-27f;
            float[] values = {
                FloatMath.exp(x),
                FloatMath.expm1(x),
                FloatMath.log(x),
                FixedLog.log1p(x),
                FloatMath.sin(x),
                FloatMath.cos(x),
                FloatMath.tanh(x),
                FloatMath.sigmoid(x),
                FloatMath.erf(x),
                FloatMath.gelu(x),
                FloatMath.geluTanh(x),
                FloatMath.softplus(x),
                FloatMath.mish(x),
                FloatMath.pow(Math.abs(x), 0.37f),
                FloatMath.sqrt(x)
            };
            for (float value : values) {
                hash = hash * 31 + Float.floatToIntBits(value);
            }
        }
        assertEquals(-515059002, hash);
    }
}
