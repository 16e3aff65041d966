package dev.inlay.compiler.kernel;

/** The clamp at the end of float kernels; infinite ends leave it out. NaN stays NaN. */
final class FloatClamp {
    private FloatClamp() {}

    static void check(float min, float max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("clamp [" + min + ", " + max + "]");
        }
    }

    static float apply(float x, float min, float max) {
        return x < min ? min : x > max ? max : x;
    }
}
