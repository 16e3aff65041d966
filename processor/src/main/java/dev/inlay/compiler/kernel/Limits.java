package dev.inlay.compiler.kernel;

/** Checks that kernel records share; a violation is a bug of the stage that built the record. */
final class Limits {
    private Limits() {}

    static void checkZeroPoint(int zeroPoint) {
        checkInt8("zero point", zeroPoint);
    }

    static void checkClamp(int min, int max) {
        checkInt8("min", min);
        checkInt8("max", max);
        if (min > max) {
            throw new IllegalArgumentException("clamp [" + min + ", " + max + "]");
        }
    }

    static void checkLength(String what, int length, long expected) {
        if (length != expected) {
            throw new IllegalArgumentException(length + " " + what + ", not " + expected);
        }
    }

    private static void checkInt8(String what, int value) {
        if (value != (byte) value) {
            throw new IllegalArgumentException(what + " " + value + " is outside of int8");
        }
    }
}
