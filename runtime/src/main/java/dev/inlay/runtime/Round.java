package dev.inlay.runtime;

/** Floats to whole numbers, in float and int: the sign of zero is that of the argument, NaN stays NaN. */
final class Round {
    /** From here on every float is whole. */
    private static final float ALL_WHOLE = 8388608f;

    private Round() {}

    static float floor(float x) {
        // turned round, so that NaN goes this way too
        if (!(Math.abs(x) < ALL_WHOLE)) {
            return x;
        }
        int toZero = (int) x;
        return withSign(toZero > x ? toZero - 1 : toZero, x);
    }

    static float ceil(float x) {
        if (!(Math.abs(x) < ALL_WHOLE)) {
            return x;
        }
        int toZero = (int) x;
        return withSign(toZero < x ? toZero + 1 : toZero, x);
    }

    static float halfEven(float x) {
        float size = Math.abs(x);
        if (!(size < ALL_WHOLE)) {
            return x;
        }
        int down = (int) size;
        float rest = size - down;
        boolean up = rest > 0.5f || rest == 0.5f && (down & 1) != 0;
        return withSign(up ? down + 1 : down, x);
    }

    private static float withSign(int whole, float x) {
        float size = Math.abs(whole);
        return Float.floatToIntBits(x) < 0 ? -size : size;
    }
}
