package dev.inlay.compiler.kernel;

/** Every value that an accumulator takes at its end lies in [min, max], and both are reached by some int8 input. */
public record AccumulatorRange(long min, long max) {
    /** The range of a constant. */
    static AccumulatorRange of(long value) {
        return new AccumulatorRange(value, value);
    }

    /** The sum with {@code weight * (x - zeroPoint)} for one x in [-128, 127] that nothing else depends on. */
    AccumulatorRange plus(int weight, int zeroPoint) {
        long low = (long) weight * (Byte.MIN_VALUE - zeroPoint);
        long high = (long) weight * (Byte.MAX_VALUE - zeroPoint);
        return new AccumulatorRange(min + Math.min(low, high), max + Math.max(low, high));
    }

    /** The sum of {@code count} inputs minus {@code zeroPoint} each. */
    static AccumulatorRange ofSum(int count, int zeroPoint) {
        return new AccumulatorRange(
                (long) count * (Byte.MIN_VALUE - zeroPoint), (long) count * (Byte.MAX_VALUE - zeroPoint));
    }

    /** The larger magnitude of the two ends. */
    public long magnitude() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    /** @throws AccumulatorOverflowException if the magnitude may be 2^31 or more */
    AccumulatorRange check(int channel) {
        if (magnitude() > Integer.MAX_VALUE) {
            throw new AccumulatorOverflowException(channel, this);
        }
        return this;
    }
}
