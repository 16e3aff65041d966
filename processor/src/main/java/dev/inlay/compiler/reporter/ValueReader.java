package dev.inlay.compiler.reporter;

import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.ranges.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Describes the activations of a program: where they live, for how long, and what they hold. */
final class ValueReader {
    private final MemoryPlan plan;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Integer> firstSteps = new LinkedHashMap<>();
    private final Map<String, Integer> lastSteps = new LinkedHashMap<>();

    ValueReader(MemoryPlan plan) {
        this.plan = plan;
        Program program = plan.program();
        program.sources().forEach(slot -> add(slot, -1));
        for (int i = 0; i < program.steps().size(); i++) {
            Step step = program.steps().get(i);
            for (Slot input : step.inputs()) {
                lastSteps.put(input.name(), i);
            }
            add(step.output(), i);
        }
        program.results()
                .forEach(slot -> lastSteps.put(slot.name(), program.steps().size()));
    }

    private void add(Slot slot, int step) {
        slots.put(slot.name(), slot);
        firstSteps.put(slot.name(), step);
    }

    List<ReportedValue> read(Map<String, Distribution> seen, Map<String, Double> noise) {
        List<ReportedValue> values = new ArrayList<>();
        for (Slot slot : slots.values()) {
            String name = slot.name();
            values.add(new ReportedValue(
                    name,
                    slot.elementType().name().toLowerCase(Locale.ROOT),
                    dimensions(slot),
                    slot.byteLength(),
                    slot.quantization().map(scale -> scale.scale()).orElse(0f),
                    slot.quantization().map(scale -> scale.zeroPoint()).orElse(0),
                    plan.offsets().containsKey(name)
                            ? plan.offset(slot) * slot.elementType().bytes()
                            : -1,
                    firstSteps.get(name),
                    lastSteps.getOrDefault(name, firstSteps.get(name)),
                    seen.get(name),
                    noise.get(name)));
        }
        return values;
    }

    private static List<Integer> dimensions(Slot slot) {
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < slot.shape().rank(); i++) {
            dimensions.add(slot.shape().dim(i));
        }
        return dimensions;
    }
}
