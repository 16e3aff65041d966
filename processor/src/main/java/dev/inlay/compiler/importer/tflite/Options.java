package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.tensor.ShapeException;
import java.util.Optional;

/** The options of an operator; one that the file leaves out has the default of the schema. */
final class Options {
    private final Optional<FlatTable> table;

    Options(OperatorEntry operator, OptionsType expected) {
        table = operator.optionsType() == 0 ? Optional.empty() : operator.options();
        if (table.isPresent() && operator.optionsType() != expected.number()) {
            throw new ShapeException("its options are those of another operator: table " + operator.optionsType()
                    + " in place of " + expected.number());
        }
    }

    int integer(int field) {
        return integer(field, 0);
    }

    int integer(int field, int absent) {
        return table.map(options -> options.integer(field, absent)).orElse(absent);
    }

    /** @throws ShapeException if the number is NaN or infinite */
    float real(int field, float absent) {
        float value = table.map(options -> options.real(field, absent)).orElse(absent);
        if (!Float.isFinite(value)) {
            throw new ShapeException("option " + field + " is " + value);
        }
        return value;
    }

    boolean flag(int field) {
        return table.map(options -> options.flag(field, false)).orElse(false);
    }

    /** An element of one of the format's enums. */
    int choice(int field) {
        return table.map(options -> (int) options.small(field)).orElse(0);
    }

    int[] integers(int field) {
        return table.flatMap(options -> options.integers(field)).orElseGet(() -> new int[0]);
    }
}
