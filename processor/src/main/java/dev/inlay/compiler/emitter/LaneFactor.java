package dev.inlay.compiler.emitter;

/**
 * What {@link dev.inlay.runtime.Lanes#requantize} needs of a channel.
 *
 * @param multiplier half the factor, or its leading bits; negative where no factor is exact
 * @param nudge half of what is added before rounding
 * @param rest what the multiplier lacks to half the factor; 0 where nothing
 */
record LaneFactor(float multiplier, float nudge, float rest) {
    /** Of a channel that is taken step by step. */
    static final LaneFactor NONE = new LaneFactor(-1, 0, 0);

    boolean isNone() {
        return multiplier < 0;
    }

    boolean isFine() {
        return rest != 0;
    }
}
