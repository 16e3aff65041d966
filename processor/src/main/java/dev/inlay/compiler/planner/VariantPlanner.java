package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.Cost;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.SizeLimits;
import dev.inlay.compiler.program.Variant;
import dev.inlay.compiler.program.VariantPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the form of each step for a virtual machine that interprets bytecode: words in tables everywhere, then words in
 * code where that saves most bytecodes a byte of class file, as long as the limits allow. Where the heap is too small
 * for tables, those that free most of it a bytecode go back to what is smaller there.
 */
final class VariantPlanner {
    /** Estimates of class bytes: of what each class has, and of a step that has one form. */
    private static final int FRAME_BYTES = 4_000;

    private static final int STEP_BYTES = 1_200;

    private final SizeLimits limits;
    private final List<StepVariants> steps;
    private final Map<StepVariants, Variant> chosen = new LinkedHashMap<>();
    private final long otherBytes;
    private final long arena;

    private VariantPlanner(Program program, SizeLimits limits, long arena) {
        this.limits = limits;
        this.arena = arena;
        this.steps = program.steps().stream()
                .map(StepVariants::of)
                .flatMap(Optional::stream)
                .toList();
        this.otherBytes = FRAME_BYTES + (long) STEP_BYTES * (program.steps().size() - steps.size());
        steps.forEach(step -> chosen.put(step, Variant.PACKED_TABLE));
    }

    /** @param arena bytes of an instance */
    static VariantPlan plan(Program program, SizeLimits limits, long arena) {
        return new VariantPlanner(program, limits, arena).plan();
    }

    private VariantPlan plan() {
        double classBytes = limits.classBytes(cost().classBytes());
        List<StepVariants> byGain = new ArrayList<>(steps);
        byGain.removeIf(step -> !step.costs().containsKey(Variant.PACKED_CODE));
        byGain.sort(Comparator.comparingDouble(
                (StepVariants step) -> -step.gainPerByte(Variant.PACKED_TABLE, Variant.PACKED_CODE)));
        for (StepVariants step : byGain) {
            chooseIf(step, Variant.PACKED_CODE, classBytes);
        }
        limits.ram().ifPresent(this::free);
        Map<String, Variant> variants = new LinkedHashMap<>();
        Map<String, Cost> costs = new LinkedHashMap<>();
        int sums = 0;
        for (StepVariants step : steps) {
            Variant variant = chosen.get(step);
            variants.put(step.step().output().name(), variant);
            costs.put(step.step().output().name(), step.costs().get(variant));
            sums = Math.max(sums, step.layout().sums(variant));
        }
        return new VariantPlan(variants, costs, cost(), sums);
    }

    /** Takes {@code variant} for a step where that saves bytecodes and class files stay small enough. */
    private void chooseIf(StepVariants step, Variant variant, double classBytes) {
        Variant before = chosen.put(step, variant);
        boolean saves =
                step.costs().get(variant).bytecodes() < step.costs().get(before).bytecodes();
        if (!saves || cost().classBytes() > classBytes) {
            chosen.put(step, before);
        }
    }

    /** Takes plain loops for the largest tables until the heap is small enough. */
    private void free(long ram) {
        List<StepVariants> bySize = new ArrayList<>(steps);
        bySize.removeIf(step -> chosen.get(step) != Variant.PACKED_TABLE);
        bySize.sort(Comparator.comparingDouble(
                (StepVariants step) -> step.gainPerHeapByte(Variant.PLAIN, Variant.PACKED_TABLE)));
        for (StepVariants step : bySize) {
            if (cost().heapBytes() + arena > ram) {
                chosen.put(step, Variant.PLAIN);
            }
        }
    }

    private Cost cost() {
        Cost sum = new Cost(0, otherBytes, 0);
        for (StepVariants step : steps) {
            sum = sum.plus(step.costs().get(chosen.get(step)));
        }
        return sum;
    }
}
