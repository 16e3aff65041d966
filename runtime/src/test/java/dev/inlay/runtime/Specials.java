package dev.inlay.runtime;

/** Floats at which functions have a case of their own. */
final class Specials {
    static final float[] NUMBERS = {
        0f,
        -0f,
        1f,
        -1f,
        0.5f,
        -0.5f,
        2f,
        -2f,
        3f,
        -3f,
        0.25f,
        1.5f,
        -1.5f,
        0.99999994f,
        1.0000001f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1e-40f,
        -1e-40f,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        8388607.5f,
        16777215f,
        -16777215f,
        16777216f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    private Specials() {}
}
