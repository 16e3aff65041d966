package dev.inlay.runtime;

/** Powers: the special cases, which are those of {@code Math.pow}, around {@link FixedLog#pow}. */
final class Power {
    /** From here on every float is whole, and from twice this on every float is even. */
    private static final float ALL_WHOLE = 8388608f;

    private Power() {}

    static float of(float x, float y) {
        if (y == 0f) {
            return 1f;
        }
        if (Float.isNaN(x) || Float.isNaN(y)) {
            return Float.NaN;
        }
        float size = Math.abs(x);
        if (Float.isInfinite(y)) {
            return ofInfiniteExponent(size, y);
        }
        // the sign bit tells -0 from 0
        boolean negative = Float.floatToIntBits(x) < 0 && isOdd(y);
        if (size == 0f || size == Float.POSITIVE_INFINITY) {
            float power = size == 0f == y > 0f ? 0f : Float.POSITIVE_INFINITY;
            return negative ? -power : power;
        }
        return x < 0f && !isWhole(y) ? Float.NaN : FixedLog.pow(negative, size, y);
    }

    private static float ofInfiniteExponent(float size, float y) {
        if (size == 1f) {
            return Float.NaN;
        }
        return size > 1f == y > 0f ? Float.POSITIVE_INFINITY : 0f;
    }

    private static boolean isWhole(float y) {
        float size = Math.abs(y);
        return size >= ALL_WHOLE || size == (int) size;
    }

    private static boolean isOdd(float y) {
        float size = Math.abs(y);
        return size < 2 * ALL_WHOLE && size == (int) size && ((int) size & 1) == 1;
    }
}
