package dev.inlay.testing;

/** Weights of int8 in the 9 bits that the integer layers take. */
public final class WideWeights {
    private WideWeights() {}

    public static short[] of(byte... weights) {
        short[] wide = new short[weights.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = weights[i];
        }
        return wide;
    }
}
