package dev.inlay.compiler.emitter;

/** Writes how a depthwise convolution sums up the taps of one window of one channel. */
interface DepthwiseTaps {
    /**
     * Prepares an output channel; {@code channel} is its index and {@code w} that of its first weight, which this
     * advances behind its last.
     */
    void openChannel(CodeLines code, WindowLoops loops);

    /** Declares {@code int sum} and computes it; {@code i} is the index of the window's first input element. */
    void sumWindow(CodeLines code, WindowLoops loops);
}
