package dev.inlay.processor;

import dev.inlay.AccuracyBudget;
import dev.inlay.MemoryBudget;
import dev.inlay.Metric;
import dev.inlay.compiler.declaration.AccuracyLimits;
import dev.inlay.compiler.declaration.Budgets;
import dev.inlay.compiler.declaration.MemoryLimits;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the annotations that set limits. */
final class BudgetReader {
    /** No more digits than a long holds with every unit. */
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|kB|KB|MB)");

    private static final Map<String, Long> UNITS =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "kB", 1000L, "KB", 1000L, "MB", 1_000_000L);

    private final List<Diagnostic> problems;

    BudgetReader(List<Diagnostic> problems) {
        this.problems = problems;
    }

    /** Both may be null. */
    Budgets read(AccuracyBudget accuracy, MemoryBudget memory) {
        return new Budgets(
                Optional.ofNullable(accuracy).map(this::accuracy),
                Optional.ofNullable(memory).map(this::memory));
    }

    private AccuracyLimits accuracy(AccuracyBudget budget) {
        PathChecker.check("AccuracyBudget.data", budget.data(), problems);
        Metric metric = budget.metric();
        boolean error = metric == Metric.MSE || metric == Metric.MAE;
        boolean least = budget.atLeast() != Double.NEGATIVE_INFINITY;
        boolean most = budget.atMost() != Double.POSITIVE_INFINITY;
        if (!least && !most && budget.maxDrop() == Double.POSITIVE_INFINITY) {
            problem(
                    "AccuracyBudget",
                    "a budget needs a limit: " + (error ? "atMost" : "atLeast") + ", maxDrop or both");
        }
        if (error && least) {
            problem("AccuracyBudget.atLeast", metric + " is better the smaller it is; give atMost");
        }
        if (!error && most) {
            problem("AccuracyBudget.atMost", metric + " is better the larger it is; give atLeast");
        }
        if (!error && least && !(budget.atLeast() >= 0 && budget.atLeast() <= 1)) {
            problem("AccuracyBudget.atLeast", "atLeast is a share from 0 to 1, such as 0.9; it is " + budget.atLeast());
        }
        if (error && most && !(budget.atMost() >= 0)) {
            problem("AccuracyBudget.atMost", "atMost is an error from 0 up; it is " + budget.atMost());
        }
        if (!(budget.maxDrop() >= 0)) {
            problem("AccuracyBudget.maxDrop", "maxDrop is a difference from 0 up; it is " + budget.maxDrop());
        }
        if (budget.maxSamples() < 0) {
            problem(
                    "AccuracyBudget.maxSamples",
                    "maxSamples is a number of samples, or 0 for all; it is " + budget.maxSamples());
        }
        return new AccuracyLimits(
                budget.data(), metric, budget.atLeast(), budget.atMost(), budget.maxDrop(), budget.maxSamples());
    }

    private MemoryLimits memory(MemoryBudget budget) {
        if (budget.flash().isEmpty() && budget.ram().isEmpty()) {
            problem("MemoryBudget", "a budget needs a limit: flash, ram or both");
        }
        return new MemoryLimits(size("MemoryBudget.flash", budget.flash()), size("MemoryBudget.ram", budget.ram()));
    }

    private OptionalLong size(String element, String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            problem(
                    element,
                    "\"" + text
                            + "\" is no size; give a whole number and a unit: B, KiB, MiB, kB or MB, as in \"96 KiB\"");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * UNITS.get(matcher.group(2)));
    }

    private void problem(String element, String wrong) {
        problems.add(Diagnostic.of(DiagnosticId.BAD_BUDGET, Place.annotation(element), wrong));
    }
}
