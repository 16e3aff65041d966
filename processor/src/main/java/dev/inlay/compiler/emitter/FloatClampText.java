package dev.inlay.compiler.emitter;

/** Source of the clamp at the end of float kernels. */
final class FloatClampText {
    private FloatClampText() {}

    /** An expression for variable {@code x} between the ends; an infinite end is left out. */
    static String of(String x, float min, float max) {
        String below = x + " < " + FloatLiteral.of(min) + " ? " + FloatLiteral.of(min) + " : ";
        String above = x + " > " + FloatLiteral.of(max) + " ? " + FloatLiteral.of(max) + " : ";
        return (min == Float.NEGATIVE_INFINITY ? "" : below) + (max == Float.POSITIVE_INFINITY ? "" : above) + x;
    }
}
