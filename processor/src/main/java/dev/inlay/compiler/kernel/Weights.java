package dev.inlay.compiler.kernel;

/** The weights of integer layers: 9 bits wide, because a uint8 weight minus its zero point can be. */
public final class Weights {
    private static final int MAX = 255;

    private Weights() {}

    /** Whether every weight is an int8. */
    public static boolean areBytes(short[] weights) {
        for (short weight : weights) {
            if (weight != (byte) weight) {
                return false;
            }
        }
        return true;
    }

    static void check(short[] weights, long length) {
        Limits.checkLength("weights", weights.length, length);
        for (short weight : weights) {
            if (weight < -MAX || weight > MAX) {
                throw new IllegalArgumentException("weight " + weight);
            }
        }
    }
}
