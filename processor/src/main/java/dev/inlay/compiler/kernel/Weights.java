package dev.inlay.compiler.kernel;

/** The weights of integer layers: 9 bits wide, because a uint8 weight minus its zero point can be. */
final class Weights {
    private static final int MAX = 255;

    private Weights() {}

    static void check(short[] weights, long length) {
        Limits.checkLength("weights", weights.length, length);
        for (short weight : weights) {
            if (weight < -MAX || weight > MAX) {
                throw new IllegalArgumentException("weight " + weight);
            }
        }
    }
}
