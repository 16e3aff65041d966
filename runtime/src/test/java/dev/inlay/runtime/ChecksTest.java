package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void wrongLengthNamesTensorAndBothLengths() {
        Lengths.check("input", 490, 490);
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Lengths.check("input", 490, 3));
        assertEquals("input has 490 elements, the array 3", thrown.getMessage());
    }

    @Test
    void firstOfEqualMaximaWinsAndNanNever() {
        assertEquals(1, ArgMax.of(new byte[] {9, -3, 5, 5, 2}, 1, 4));
        assertEquals(2, ArgMax.of(new float[] {Float.NaN, -3f, 7f, 7f}, 0, 4));
        assertEquals(0, ArgMax.of(new float[] {Float.NaN, Float.NaN}, 0, 2));
    }
}
