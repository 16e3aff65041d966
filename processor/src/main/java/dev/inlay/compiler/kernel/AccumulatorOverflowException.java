package dev.inlay.compiler.kernel;

/** Refuses a kernel whose int32 accumulator could overflow for some input. */
public final class AccumulatorOverflowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int channel;
    private final AccumulatorRange range;

    AccumulatorOverflowException(int channel, AccumulatorRange range) {
        super("the accumulator of channel " + channel + " spans [" + range.min() + ", " + range.max()
                + "], beyond int32");
        this.channel = channel;
        this.range = range;
    }

    /** The first output channel that can overflow. */
    public int channel() {
        return channel;
    }

    public AccumulatorRange range() {
        return range;
    }
}
