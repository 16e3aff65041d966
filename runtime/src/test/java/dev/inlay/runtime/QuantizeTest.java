package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizeTest {
    @Test
    void roundsTiesAwayFromZeroAndClamps() {
        float[] x = {0.5f, -0.5f, 1.5f, -1.5f, 0.49f, 1000f, -1000f, Float.NaN, Float.POSITIVE_INFINITY, -0f};
        byte[] q = new byte[x.length + 1];
        Quantize.toBytes(x, 0, q, 1, x.length, 1f, 3);
        assertArrayEquals(new byte[] {0, 4, 2, 5, 1, 3, 127, -128, 3, 127, 3}, q);
    }

    @Test
    void equalsRoundHalfAwayOfTheFloatQuotient() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            float scale = (float) Math.exp(random.nextDouble(-12, 5));
            int zeroPoint = random.nextInt(-128, 128);
            float x = (float) random.nextDouble(-200, 200) * scale;
            double quotient = x / scale;
            double rounded = Math.copySign(Math.floor(Math.abs(quotient) + 0.5), quotient);
            int expected = (int) Math.max(-128, Math.min(127, rounded + zeroPoint));
            assertEquals(expected, Quantize.toByte(x, scale, zeroPoint));
        }
    }

    @Test
    void shortsAreRoundedAndClampedTheSameWay() {
        float[] x = {0.5f, -0.5f, 1.49f, 32766.5f, 32768f, -32768.5f, -40000f, Float.NaN, 1e30f};
        short[] q = new short[x.length];
        Quantize.toShorts(x, 0, q, 0, x.length, 1f, 0);
        assertArrayEquals(new short[] {1, -1, 1, 32767, 32767, -32768, -32768, 0, 32767}, q);
        float[] back = new float[x.length];
        Quantize.toFloats(q, 0, back, 0, x.length, 0.5f, 0);
        assertArrayEquals(new float[] {0.5f, -0.5f, 0.5f, 16383.5f, 16383.5f, -16384, -16384, 0, 16383.5f}, back);
    }

    @Test
    void roundsTiesToEvenWhereThatIsAskedFor() {
        Random random = new Random(2);
        float[] x = new float[4_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? random.nextInt(-300, 300) + 0.5f : (float) random.nextDouble(-300, 300);
        }
        byte[] q = new byte[x.length];
        Quantize.toBytesTiesToEven(x, 0, q, 0, x.length, 1f, -5);
        for (int i = 0; i < x.length; i++) {
            assertEquals((int) Math.max(-128, Math.min(127, Math.rint(x[i]) - 5)), q[i]);
        }
        assertEquals(-5, Quantize.toByteTiesToEven(Float.NaN, 1f, -5));
        assertEquals(127, Quantize.toByteTiesToEven(Float.POSITIVE_INFINITY, 1f, -5));
    }

    @Test
    void everyElementSurvivesTheWayThereAndBack() {
        byte[] q = new byte[256];
        for (int i = 0; i < 256; i++) {
            q[i] = (byte) (i - 128);
        }
        float[] x = new float[256];
        byte[] back = new byte[256];
        Quantize.toFloats(q, 0, x, 0, 256, 0.037f, -7);
        Quantize.toBytes(x, 0, back, 0, 256, 0.037f, -7);
        assertArrayEquals(q, back);
    }
}
