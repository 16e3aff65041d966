package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class InverseSquareRootTest {
    @Test
    void isNearTheRealRoot() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            int x = i < 5000 ? i + 1 : random.nextInt() >>> 1 + random.nextInt(30);
            double real = 1 / Math.sqrt(Math.max(1, x));
            double fixed = InverseSquareRoot.multiplier(x) * Math.pow(2, -31 - InverseSquareRoot.shift(x));
            assertEquals(1, fixed / real, 2e-6, "1 / sqrt(" + x + ")");
        }
    }

    @Test
    void zeroIsTakenForOne() {
        assertEquals(Integer.MAX_VALUE, InverseSquareRoot.multiplier(0));
        assertEquals(0, InverseSquareRoot.shift(0));
    }
}
