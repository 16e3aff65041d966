package dev.inlay.compiler.planner;

import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds orders of steps in which a network with branches may need less memory; a chain has one order only. */
final class StepOrderer {
    private final Program program;
    private final Map<String, Integer> readers = new HashMap<>();

    private StepOrderer(Program program) {
        this.program = program;
        for (Step step : program.steps()) {
            distinctInputs(step).forEach(name -> readers.merge(name, 1, Integer::sum));
        }
    }

    /** The program's own order and others, each respecting every dependence. */
    static List<Program> orders(Program program) {
        StepOrderer orderer = new StepOrderer(program);
        Comparator<Ready> growth = Comparator.comparingLong(Ready::growth);
        Comparator<Ready> newest = Comparator.comparingInt(Ready::newestInput).reversed();
        Comparator<Ready> index = Comparator.comparingInt(Ready::index);
        return List.of(
                program,
                orderer.greedy(growth.thenComparing(newest).thenComparing(index)),
                orderer.greedy(newest.thenComparing(growth).thenComparing(index)),
                orderer.greedy(newest.thenComparing(growth.reversed()).thenComparing(index)));
    }

    /** A step that can run next: bytes it adds to what is alive, and when the youngest of its inputs was made. */
    private record Ready(int index, long growth, int newestInput) {}

    private Program greedy(Comparator<Ready> preference) {
        Map<String, Integer> unread = new HashMap<>(readers);
        Map<String, Integer> made = new HashMap<>();
        program.sources().forEach(input -> made.put(input.name(), -1));
        Set<Integer> waiting = new HashSet<>();
        List<Step> order = new ArrayList<>();
        for (int i = 0; i < program.steps().size(); i++) {
            waiting.add(i);
        }
        while (!waiting.isEmpty()) {
            Ready next = waiting.stream()
                    .filter(index -> isReady(program.steps().get(index), made))
                    .map(index -> ready(index, unread, made))
                    .min(preference)
                    .orElseThrow();
            Step step = program.steps().get(next.index());
            waiting.remove(next.index());
            made.put(step.output().name(), order.size());
            order.add(step);
            distinctInputs(step).forEach(name -> unread.merge(name, -1, Integer::sum));
        }
        return new Program(program.name(), program.inputs(), program.outputs(), order, program.states());
    }

    private static boolean isReady(Step step, Map<String, Integer> made) {
        return step.inputs().stream().allMatch(slot -> slot.isConstant() || made.containsKey(slot.name()));
    }

    private Ready ready(int index, Map<String, Integer> unread, Map<String, Integer> made) {
        Step step = program.steps().get(index);
        long growth = step.output().byteLength();
        int newest = -1;
        Set<String> seen = new HashSet<>();
        for (Slot input : step.inputs()) {
            if (!input.isConstant() && seen.add(input.name())) {
                growth -= unread.get(input.name()) == 1 ? input.byteLength() : 0;
                newest = Math.max(newest, made.get(input.name()));
            }
        }
        return new Ready(index, growth, newest);
    }

    private static Set<String> distinctInputs(Step step) {
        Set<String> names = new HashSet<>();
        for (Slot input : step.inputs()) {
            if (!input.isConstant()) {
                names.add(input.name());
            }
        }
        return names;
    }
}
