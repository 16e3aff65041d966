package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DynamicRangeTest {
    @Test
    void symmetricRangesAreTheLargestOfEachVector() {
        float[] x = {9, 1, -2, 0.5f, 0, 0, 0, Float.NaN, 254, -3};
        float[] ranges = new float[1 + 3 * DynamicRange.FIELDS];
        DynamicRange.symmetric(x, 1, 3, 3, ranges, 1);
        assertArrayEquals(new float[] {0, 2f / 127, 127f / 2, 0, 1, 0, 0, 2, 0.5f, 0}, ranges);
    }

    @Test
    void asymmetricRangesHoldZero() {
        float[] x = {1, 3, 5, -1, -2.55f, 0, 0, Float.NaN, 0};
        float[] ranges = new float[3 * DynamicRange.FIELDS];
        DynamicRange.asymmetric(x, 0, 3, 3, ranges, 0);
        float first = (float) (5.0 / 255);
        float second = (float) (2.55f / 255.0);
        assertArrayEquals(new float[] {first, 1 / first, -128, second, 1 / second, 127, 1, 0, 0}, ranges);
    }

    @Test
    void everyElementIsWithinHalfAStepAndZeroIsExact() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            float[] x = new float[20];
            double size = Math.exp(random.nextDouble(-60, 60));
            double shift = random.nextGaussian();
            for (int k = 1; k < x.length; k++) {
                x[k] = (float) (size * (random.nextGaussian() + shift));
            }
            float[] ranges = new float[DynamicRange.FIELDS];
            if (i % 2 == 0) {
                DynamicRange.symmetric(x, 0, 1, x.length, ranges, 0);
            } else {
                DynamicRange.asymmetric(x, 0, 1, x.length, ranges, 0);
            }
            byte[] q = new byte[x.length];
            DynamicRange.toBytes(x, 0, q, 0, 1, x.length, ranges, 0);
            assertEquals(ranges[2], q[0], 0f);
            // the ends of an asymmetric range are moved by up to half a step with its zero point
            double steps = i % 2 == 0 ? 0.501 : 1.001;
            for (int k = 0; k < x.length; k++) {
                assertTrue(Math.abs(ranges[0] * (q[k] - ranges[2]) - x[k]) <= steps * ranges[0]);
            }
        }
    }

    @Test
    void roundsTiesAwayFromZeroAndClamps() {
        float[] x = {0.5f, -0.5f, 0.49999997f, 200, -200, Float.NaN, Float.POSITIVE_INFINITY};
        byte[] q = new byte[x.length];
        DynamicRange.toBytes(x, 0, q, 0, 1, x.length, new float[] {1, 1, 0}, 0);
        assertArrayEquals(new byte[] {1, -1, 0, 127, -128, 0, 127}, q);
        x[2] = 0.25f;
        DynamicRange.toBytes(x, 0, q, 0, 1, x.length, new float[] {1, 1, 3}, 0);
        assertArrayEquals(new byte[] {4, 3, 3, 127, -128, 3, 127}, q);
    }
}
