package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.planner.MemoryPlanner;
import dev.inlay.compiler.program.LaneStep;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds networks whose steps run on float lanes against the references of their kernels, bit for bit. */
final class LaneHarness {
    private final RandomNumbers random;
    private final List<Program> programs;
    private final List<MemoryPlan> plans = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private LaneHarness(List<Program> programs, RandomNumbers random, LaneStyle style) {
        this.random = random;
        this.programs = programs;
        for (int i = 0; i < programs.size(); i++) {
            plans.add(MemoryPlanner.planWithLanes(programs.get(i), style));
            String name = "Case" + i;
            sources.put("demo." + name, source(name, programs.get(i)));
            GeneratedSource generated = Emitter.emit(
                    Declarations.of("demo", name, Set.of(), Declarations.method(0, "run", Returns.NOTHING, bytes(i))),
                    plans.get(i),
                    "00",
                    Metadata.none());
            sources.put(generated.qualifiedName(), generated.text());
        }
    }

    private String[] bytes(int index) {
        int arrays = programs.get(index).inputs().size()
                + programs.get(index).outputs().size();
        return Collections.nCopies(arrays, "byte").toArray(String[]::new);
    }

    private static String source(String name, Program program) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < program.inputs().size() + program.outputs().size(); i++) {
            parameters.add("byte[] array" + i);
        }
        return "package demo; public interface " + name + " { void run(" + String.join(", ", parameters) + "); }";
    }

    /**
     * Fails where generated code and references differ.
     *
     * @return names of the kernels that ran on lanes, with the number of steps
     */
    static Map<String, Long> check(List<Program> programs, RandomNumbers random, LaneStyle style) {
        LaneHarness harness = new LaneHarness(programs, random, style);
        ClassLoader loader = InMemoryCompiler.load(
                style == LaneStyle.VECTORS
                        ? InMemoryCompiler.compileWithVectors(harness.sources)
                        : InMemoryCompiler.compile(harness.sources));
        for (int i = 0; i < programs.size(); i++) {
            harness.check(i, loader);
        }
        return harness.plans.stream()
                .flatMap(plan -> plan.lanes().stream())
                .flatMap(lanes -> lanes.steps().stream())
                .filter(LaneStep.OnLanes.class::isInstance)
                .map(step ->
                        ((LaneStep.OnLanes) step).step().kernel().getClass().getSimpleName())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private void check(int index, ClassLoader loader) {
        Program program = programs.get(index);
        Object instance;
        try {
            instance = loader.loadClass("demo.QuantizedCase" + index)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("case " + index, e);
        }
        for (int call = 0; call < 2; call++) {
            List<Buffer> arguments = program.inputs().stream()
                    .map(slot -> random.buffer(slot.length()))
                    .toList();
            List<Buffer> expected =
                    program.run(arguments.stream().map(Memory::copy).toList());
            List<Buffer> arrays = new ArrayList<>(arguments);
            for (Slot output : program.outputs()) {
                arrays.add(Memory.guards(output.elementType(), output.length()));
            }
            Generated.call(instance, "run", arrays.stream().map(Memory::array).toArray());
            for (int i = 0; i < expected.size(); i++) {
                String difference = Memory.difference(expected.get(i), arrays.get(arguments.size() + i));
                assertNull(
                        difference,
                        () -> "case " + index + ": " + difference + "\n" + program.steps() + "\n"
                                + sources.get("demo.QuantizedCase" + index));
            }
        }
        assertTrue(plans.get(index).arenaBytes() > 0);
    }
}
