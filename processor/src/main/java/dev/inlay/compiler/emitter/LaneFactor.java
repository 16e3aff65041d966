package dev.inlay.compiler.emitter;

/**
 * What {@link dev.inlay.runtime.Lanes#requantize} needs of a channel.
 *
 * @param multiplier half the factor, or its leading bits; negative where no factor is exact
 * @param nudge half of what is added before rounding
 * @param rest what the multiplier lacks to half the factor; 0 where nothing
 * @param sided a quarter of what is added more to a positive sum and less to a negative one
 */
record LaneFactor(float multiplier, float nudge, float rest, float sided) {
    /** Floats of a factor in a table. */
    static final int LENGTH = 4;

    /** Of a channel that is taken step by step. */
    static final LaneFactor NONE = new LaneFactor(-1, 0, 0, 0);

    boolean isNone() {
        return multiplier < 0;
    }

    /** Whether it is no more than a multiplier and a nudge. */
    boolean isSimple() {
        return !isNone() && rest == 0 && sided == 0;
    }

    /** Writes it to {@code table} from index {@code at} on. */
    void write(float[] table, int at) {
        table[at] = multiplier;
        table[at + 1] = nudge;
        table[at + 2] = rest;
        table[at + 3] = sided;
    }
}
