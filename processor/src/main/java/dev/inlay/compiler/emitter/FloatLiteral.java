package dev.inlay.compiler.emitter;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A float as Java source that compiles to the same bits, with as few digits as do.
 *
 * <p>{@code Float.toString} is no help: JDK 19 changed what it prints, and generated code is the same under every JDK.
 */
final class FloatLiteral {
    /** Nine decimal digits tell any two floats apart. */
    private static final int MAX_DIGITS = 9;

    private FloatLiteral() {}

    static String of(float value) {
        if (Float.isNaN(value)) {
            return "Float.NaN";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0f" : "0.0f";
        }
        return shortest(value) + "f";
    }

    private static String shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.floatValue() == value) {
                return print(rounded);
            }
        }
        return print(exact.round(new MathContext(MAX_DIGITS)));
    }

    private static String print(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent < -3 || exponent > 6) {
            return stripped.toString();
        }
        return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
    }
}
