package dev.inlay.compiler.emitter;

/** Writes the sums of a few neighbouring output channels of one window of a convolution. */
interface ConvBlocks {
    /** Adds what comes before the first window of each sample. */
    default void startSample(CodeLines code) {}

    /**
     * Adds the statements for one block.
     *
     * @param channel expression for the first of its channels
     * @param width how many there are
     */
    void add(CodeLines code, String channel, int width);
}
