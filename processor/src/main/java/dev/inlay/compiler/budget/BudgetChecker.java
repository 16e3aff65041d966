package dev.inlay.compiler.budget;

import dev.inlay.compiler.declaration.AccuracyLimits;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.MemoryLimits;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.program.Footprint;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds a network against the limits that its interface sets. */
public final class BudgetChecker {
    private static final int WORST_LAYERS = 5;

    private final Declaration declaration;
    private final Graph graph;
    private final ResourceFinder finder;
    private final DiagnosticCollector diagnostics;

    /** @param graph the network in float */
    public BudgetChecker(Declaration declaration, Graph graph, ResourceFinder finder, DiagnosticCollector diagnostics) {
        this.declaration = declaration;
        this.graph = graph;
        this.finder = finder;
        this.diagnostics = diagnostics;
    }

    /** Whether {@code program} does what is asked of it; true where nothing is. */
    public boolean isAccurate(Program program) {
        return declaration.budgets().accuracy().isEmpty()
                || measure(meter(declaration.budgets().accuracy().get()), program)
                        .isMet();
    }

    /**
     * Measures the accuracy, where there is a budget for it, and says what it is.
     *
     * @param program what is generated
     * @param whole the same before channels were left out
     * @throws DiagnosticException with the figures, if the budget is missed
     */
    public void checkAccuracy(Program program, Program whole) {
        if (declaration.budgets().accuracy().isEmpty()) {
            return;
        }
        AccuracyMeter meter = meter(declaration.budgets().accuracy().get());
        Accuracy accuracy = measure(meter, program);
        if (!accuracy.isMet()) {
            throw new DiagnosticException(
                    DiagnosticId.ACCURACY_MISSED,
                    Place.annotation("AccuracyBudget"),
                    accuracy + "." + worstLayers(meter, whole) + Advice.of(accuracy, declaration, graph));
        }
        diagnostics.add(DiagnosticId.ACCURACY_MET, Place.annotation("AccuracyBudget"), accuracy);
    }

    /** What is wrong with the data is said where it is named. */
    private static Accuracy measure(AccuracyMeter meter, Program program) {
        try {
            return meter.measure(program);
        } catch (DiagnosticException e) {
            throw e.at(Place.annotation("AccuracyBudget.data"));
        }
    }

    /**
     * Holds what the class takes against its limits, where there are some.
     *
     * @param classBytes measures the class files; only asked where they are limited, empty where it cannot tell
     * @throws DiagnosticException with the figures, if a budget is missed
     */
    public void checkMemory(Footprint footprint, int storedBytes, Supplier<OptionalLong> classBytes) {
        if (declaration.budgets().memory().isEmpty()) {
            return;
        }
        MemoryLimits limits = declaration.budgets().memory().get();
        OptionalLong flash = limits.flash().isPresent() ? classBytes.get() : OptionalLong.empty();
        if (limits.flash().isPresent() && flash.isEmpty()) {
            diagnostics.add(
                    DiagnosticId.FLASH_UNMEASURED,
                    Place.annotation("MemoryBudget.flash"),
                    storedBytes,
                    limits.flash().getAsLong());
        }
        MemoryReport report = new MemoryReport(limits, flash, footprint);
        if (!report.isMet()) {
            throw new DiagnosticException(
                    DiagnosticId.MEMORY_MISSED,
                    Place.annotation("MemoryBudget"),
                    report.figures() + ". Bytes of weights and tables by layer, the largest first:" + report.layers()
                            + "\n" + Advice.onMemory(declaration));
        }
        if (!report.figures().isEmpty()) {
            diagnostics.add(DiagnosticId.MEMORY_MET, Place.annotation("MemoryBudget"), report.figures());
        }
    }

    private AccuracyMeter meter(AccuracyLimits limits) {
        Resource data = finder.find(limits.data(), Place.annotation("AccuracyBudget.data"));
        return new AccuracyMeter(graph, limits, declaration.calibration().image(), data, diagnostics);
    }

    /** The layers that cost most, the first the worst, in lines of their own. */
    private String worstLayers(AccuracyMeter meter, Program whole) {
        Map<String, Double> costs = LayerCosts.measure(graph, whole, meter.samples());
        String lines = costs.entrySet().stream()
                .filter(cost -> cost.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(WORST_LAYERS)
                .map(cost -> String.format(Locale.ROOT, "\n  %.3g %s", cost.getValue(), cost.getKey()))
                .collect(Collectors.joining());
        return lines.isEmpty()
                ? " "
                : " Layers that cost most, by the divergence of the outputs that each adds alone:" + lines + "\n";
    }
}
