package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PackedWeightsTest {
    /** The last pair of three channels begins with the second one. */
    @Test
    void lastChannelsAreTakenOnceMore() {
        byte[] weights = {1, -2, 3, 4, 5, -6};
        long[] expected = {
            128 + 254 + (128 * 7L << 20), 1 + (3L << 20), -2 + (4L << 20),
            128 * 7 + ((128 * 5 + 127 * 6L) << 20), 3 + (5L << 20), 4 + (-6L << 20)
        };
        assertArrayEquals(expected, PackedWeights.words(weights, 3, 2, 2, 2, 0, 20));
    }

    /** Two runs of three terms, each in parts of two and one, of two channels in one word. */
    @Test
    void passesStartWithTheirOwnSmallestSum() {
        byte[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        long[] words = PackedWeights.words(weights, 2, 6, 3, 2, 0, 30);
        long[] expected = {
            word(128 * 3, 128 * 15),
            word(1, 7),
            word(2, 8),
            word(128 * 3, 128 * 9),
            word(3, 9),
            word(128 * 9, 128 * 21),
            word(4, 10),
            word(5, 11),
            word(128 * 6, 128 * 12),
            word(6, 12)
        };
        assertArrayEquals(expected, words);
    }

    @Test
    void shiftsEveryNumber() {
        assertArrayEquals(new long[] {8, -16, 0}, PackedWeights.shifted(new long[] {1, -2, 0}, 3));
    }

    @Test
    void weightsOfNineBitsInGroups() {
        short[] weights = {255, -255, -1, 0};
        long[] expected = {word(128 * 255, 127 * 255), word(255, -255), word(127, 0), word(-1, 0)};
        assertArrayEquals(expected, PackedWeights.words(weights, 2, 1, 1, 1, 0, 30));
    }

    private static long word(long low, long high) {
        return low + (high << 30);
    }
}
