package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.PackedLayout;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.program.Variant;
import dev.inlay.compiler.program.VariantPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses the form of each step for a virtual machine that interprets bytecode. */
final class VariantPlanner {
    private VariantPlanner() {}

    static VariantPlan plan(Program program) {
        Map<String, Variant> variants = new LinkedHashMap<>();
        int sums = 0;
        for (Step step : program.steps()) {
            Optional<PackedLayout> layout = PackedLayout.of(step.kernel());
            if (layout.isPresent()) {
                variants.put(step.output().name(), Variant.PACKED_TABLE);
                sums = Math.max(sums, layout.get().sums());
            }
        }
        return new VariantPlan(variants, sums);
    }
}
