package dev.inlay.compiler;

import dev.inlay.Precision;
import java.util.OptionalInt;

/** Bits of the weights of precisions below INT8. */
final class WeightBits {
    private WeightBits() {}

    static OptionalInt of(Precision precision) {
        return switch (precision) {
            case INT4 -> OptionalInt.of(4);
            case INT3 -> OptionalInt.of(3);
            case INT2 -> OptionalInt.of(2);
            default -> OptionalInt.empty();
        };
    }
}
