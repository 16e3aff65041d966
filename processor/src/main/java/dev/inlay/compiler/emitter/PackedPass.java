package dev.inlay.compiler.emitter;

/**
 * A part of a window whose elements are in local variables at the same time.
 *
 * @param tap first of its taps
 * @param channel first of its input channels
 * @param channels input channels of each tap
 */
record PackedPass(int tap, int taps, int channel, int channels) {
    int terms() {
        return taps * channels;
    }
}
