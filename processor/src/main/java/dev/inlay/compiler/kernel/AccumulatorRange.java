package dev.inlay.compiler.kernel;

/** Every value that an accumulator takes at its end lies in [min, max], and both are reached by some input. */
public record AccumulatorRange(long min, long max) {
    /** The range of a constant. */
    static AccumulatorRange of(long value) {
        return new AccumulatorRange(value, value);
    }

    /** The sum with {@code weight * (x - zeroPoint)} for one x in [-128, 127] that nothing else depends on. */
    AccumulatorRange plus(int weight, int zeroPoint) {
        return plus(ElementType.INT8, weight, zeroPoint);
    }

    /** As above, for one x of {@code type}. */
    AccumulatorRange plus(ElementType type, int weight, int zeroPoint) {
        long low = (long) weight * (type.min() - zeroPoint);
        long high = (long) weight * (type.max() - zeroPoint);
        return new AccumulatorRange(min + Math.min(low, high), max + Math.max(low, high));
    }

    /** The sum of {@code count} inputs minus {@code zeroPoint} each. */
    static AccumulatorRange ofSum(ElementType type, int count, int zeroPoint) {
        return new AccumulatorRange((long) count * (type.min() - zeroPoint), (long) count * (type.max() - zeroPoint));
    }

    /** The product of two inputs, each minus its zero point. */
    static AccumulatorRange ofProduct(ElementType type, int zeroPointA, int zeroPointB) {
        AccumulatorRange a = ofSum(type, 1, zeroPointA);
        AccumulatorRange low = of(0).plus(type, (int) a.min(), zeroPointB);
        AccumulatorRange high = of(0).plus(type, (int) a.max(), zeroPointB);
        return new AccumulatorRange(Math.min(low.min(), high.min()), Math.max(low.max(), high.max()));
    }

    /** The sum of {@code count} values of this range that nothing connects; with 0, as the sum is before the first. */
    AccumulatorRange times(int count) {
        return new AccumulatorRange(Math.min(0, count * min), Math.max(0, count * max));
    }

    /** The range of the nearest int32 to each value. */
    public AccumulatorRange saturated() {
        long low = Math.max(min, Integer.MIN_VALUE);
        long high = Math.min(max, Integer.MAX_VALUE);
        return new AccumulatorRange(low, high);
    }

    /** The larger magnitude of the two ends. */
    public long magnitude() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    /** @throws AccumulatorOverflowException if the magnitude may be 2^31 or more */
    public AccumulatorRange check(int channel) {
        if (min < -Integer.MAX_VALUE || max > Integer.MAX_VALUE) {
            throw new AccumulatorOverflowException(channel, this);
        }
        return this;
    }
}
