package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.Cost;
import dev.inlay.compiler.program.PackedLayout;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.program.Variant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The forms that a step can take.
 *
 * @param costs of each of them
 */
record StepVariants(Step step, PackedLayout layout, Map<Variant, Cost> costs) {
    StepVariants {
        costs = Collections.unmodifiableMap(new EnumMap<>(costs));
    }

    /** Empty where there is no choice. */
    static Optional<StepVariants> of(Step step) {
        return PackedLayout.of(step.kernel()).map(layout -> {
            VariantCosts estimate = VariantCosts.of(step, layout);
            Map<Variant, Cost> costs = new EnumMap<>(Variant.class);
            for (Variant variant : Variant.values()) {
                if (variant != Variant.PACKED_CODE || layout.fitsCode()) {
                    costs.put(variant, estimate.cost(variant));
                }
            }
            return new StepVariants(step, layout, costs);
        });
    }

    /** Bytecodes that {@code to} saves a byte of class file over {@code from}. */
    double gainPerByte(Variant from, Variant to) {
        Cost before = costs.get(from);
        Cost after = costs.get(to);
        return (double) (before.bytecodes() - after.bytecodes())
                / Math.max(1, after.classBytes() - before.classBytes());
    }

    /** Bytecodes that {@code to} saves a byte of heap over {@code from}. */
    double gainPerHeapByte(Variant from, Variant to) {
        Cost before = costs.get(from);
        Cost after = costs.get(to);
        return (double) (before.bytecodes() - after.bytecodes()) / Math.max(1, after.heapBytes() - before.heapBytes());
    }
}
