package dev.inlay.runtime;

/**
 * Packs weights of several output channels into words, so that one 64-bit multiplication gives the products of all of
 * them with an input element.
 *
 * <p>Weights stand as {@code [groups, reuse, terms]}: output channels in groups that read the same {@code terms} input
 * elements. L channels at a time share words, lane l being shifted left by {@code shifts[l]}; the last L begin earlier
 * where {@code reuse} is no multiple of L. Terms are taken in passes: each run of {@code run} terms in parts of at most
 * {@code chunk}. The words are {@code [groups, passes, sets of L channels, 1 + terms of the pass]}. The first word of
 * each holds, in each lane, minus the smallest sum that the pass can have for any int8 input: a sum that starts with it
 * has no negative lane.
 */
public final class PackedWeights {
    private PackedWeights() {}

    /** Shifts every number to the left, in place. */
    public static long[] shifted(long[] numbers, int shift) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] <<= shift;
        }
        return numbers;
    }

    /** Words from weights of 8 bits. */
    public static long[] words(byte[] weights, int reuse, int terms, int run, int chunk, int... shifts) {
        short[] wide = new short[weights.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = weights[i];
        }
        return words(wide, reuse, terms, run, chunk, shifts);
    }

    /** Words from weights of up to 9 bits. */
    public static long[] words(short[] weights, int reuse, int terms, int run, int chunk, int... shifts) {
        int lanes = shifts.length;
        int sets = (reuse + lanes - 1) / lanes;
        int passes = terms / run * ((run + chunk - 1) / chunk);
        int groups = weights.length / (reuse * terms);
        long[] words = new long[groups * sets * (passes + terms)];
        int at = 0;
        for (int group = 0; group < groups; group++) {
            int count;
            for (int from = 0; from < terms; from += count) {
                count = Math.min(chunk, run - from % run);
                for (int set = 0; set < sets; set++) {
                    int channel = group * reuse + Math.min(set * lanes, reuse - lanes);
                    for (int lane = 0; lane < lanes; lane++) {
                        add(words, at, weights, (channel + lane) * terms + from, count, shifts[lane]);
                    }
                    at += 1 + count;
                }
            }
        }
        return words;
    }

    /** Adds one lane to the words of a pass. */
    private static void add(long[] words, int at, short[] weights, int from, int count, int shift) {
        long start = 0;
        for (int k = 0; k < count; k++) {
            int weight = weights[from + k];
            start += weight > 0 ? 128 * weight : -127 * weight;
            words[at + 1 + k] += (long) weight << shift;
        }
        words[at] += start << shift;
    }
}
