package dev.inlay.compiler.ranges;

/** Real values an activation takes. {@code min <= max}, both finite. */
public record Range(float min, float max) {
    public Range {
        if (!(min <= max) || Float.isInfinite(min) || Float.isInfinite(max)) {
            throw new IllegalArgumentException("range " + min + " to " + max);
        }
    }

    public Range union(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }
}
