package dev.inlay.compiler.kernel;

/** Checks that kernel records share; a violation is a bug of the stage that built the record. */
final class Limits {
    private Limits() {}

    static void checkZeroPoint(int zeroPoint) {
        checkZeroPoint(ElementType.INT8, zeroPoint);
    }

    static void checkZeroPoint(ElementType type, int zeroPoint) {
        checkElement(type, "zero point", zeroPoint);
    }

    static void checkClamp(int min, int max) {
        checkClamp(ElementType.INT8, min, max);
    }

    static void checkClamp(ElementType type, int min, int max) {
        checkElement(type, "min", min);
        checkElement(type, "max", max);
        if (min > max) {
            throw new IllegalArgumentException("clamp [" + min + ", " + max + "]");
        }
    }

    static void checkLength(String what, int length, long expected) {
        if (length != expected) {
            throw new IllegalArgumentException(length + " " + what + ", not " + expected);
        }
    }

    private static void checkElement(ElementType type, String what, int value) {
        if (!type.isInteger() || value < type.min() || value > type.max()) {
            throw new IllegalArgumentException(what + " " + value + " is outside of " + type);
        }
    }
}
