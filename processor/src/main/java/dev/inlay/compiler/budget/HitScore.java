package dev.inlay.compiler.budget;

import dev.inlay.runtime.ArgMax;
import java.util.function.ToIntFunction;

/** Share of samples whose largest output is the wanted one. */
final class HitScore implements Score {
    private final ToIntFunction<Outcome> wanted;
    private int hits;
    private int samples;

    private HitScore(ToIntFunction<Outcome> wanted) {
        this.wanted = wanted;
    }

    static HitScore ofLabels() {
        return new HitScore(Outcome::labelled);
    }

    static HitScore ofFloatNetwork() {
        return new HitScore(outcome -> largest(outcome.exact()));
    }

    private static int largest(float[] elements) {
        return ArgMax.of(elements, 0, elements.length);
    }

    @Override
    public void add(Outcome outcome) {
        samples++;
        if (largest(outcome.output()) == wanted.applyAsInt(outcome)) {
            hits++;
        }
    }

    @Override
    public double value() {
        return (double) hits / samples;
    }
}
