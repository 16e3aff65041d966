package dev.inlay.compiler.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {
    @Test
    void everyHalfIsItself() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfFloat.value((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals((short) bits, HalfFloat.bits(value), "half " + bits);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 1",
        "1.00146484375, 1.001953125",
        "65519.996, 65504",
        "65520, Infinity",
        "-65520, -Infinity",
        "2.98023223876953125e-8, 0",
        "2.9802326e-8, 5.9604645e-8",
        "6.1035e-5, 6.103515625e-5",
        "-0.0, -0.0",
        "Infinity, Infinity"
    })
    void tiesGoToEven(float x, float half) {
        assertEquals(half, HalfFloat.round(x));
    }

    @Test
    void notANumberStaysOne() {
        assertTrue(Float.isNaN(HalfFloat.round(Float.NaN)));
    }

    /** No neighbour is nearer. */
    @Test
    void roundsToTheNearest() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            float x = (float) (random.nextGaussian() * Math.scalb(1.0, random.nextInt(40) - 26));
            short bits = HalfFloat.bits(x);
            double error = Math.abs((double) x - HalfFloat.value(bits));
            double up = Math.abs((double) x - HalfFloat.value((short) (bits + 1)));
            double down = (bits & 0x7FFF) == 0 ? up : Math.abs((double) x - HalfFloat.value((short) (bits - 1)));
            assertTrue(!(error > up) && !(error > down), () -> x + " rounds to " + HalfFloat.value(bits));
        }
    }
}
