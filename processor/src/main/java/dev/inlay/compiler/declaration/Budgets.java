package dev.inlay.compiler.declaration;

import java.util.Optional;

/** The limits that an interface sets. */
public record Budgets(Optional<AccuracyLimits> accuracy, Optional<MemoryLimits> memory) {
    public static Budgets none() {
        return new Budgets(Optional.empty(), Optional.empty());
    }
}
