package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator lowers to float kernels, and these, as generated, compute what the operator means. */
class FloatOperatorsTest {
    private static final int CASES = 60;

    /** Of these the generated code is run too; it equals the references, of which other tests convince themselves. */
    private static final int GENERATED = 20;

    private static final double TOLERANCE = 1e-5;

    @SuppressWarnings("unchecked") // every permitted subclass of a sealed interface is one of its subclasses
    static Stream<Class<? extends Operator>> operators() {
        return Stream.of(Operator.class.getPermittedSubclasses()).map(type -> (Class<? extends Operator>) type);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void kernelsComputeTheOperator(Class<? extends Operator> operator) {
        RandomTensors random = new RandomTensors(operator.getSimpleName().hashCode());
        List<KernelCase> generated = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            OperatorCase next = RandomOperators.next(operator, random);
            Program program = Quantizer.lowerFloat(next.graph());
            List<KernelCase> steps = new ArrayList<>();
            Buffer actual = run(program, next.arguments(), steps);
            requireClose(i + ": " + next.operator(), next.expected(), actual);
            if (i < GENERATED) {
                generated.addAll(steps);
            }
        }
        KernelHarness.check(generated);
    }

    /** The output, and each step with the data it had. */
    private static Buffer run(Program program, List<Tensor> arguments, List<KernelCase> steps) {
        assertEquals(1, program.outputs().size());
        assertTrue(program.inputs().stream().noneMatch(program.outputs()::contains), "the output is an input");
        Map<String, Buffer> memory = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            memory.put(program.inputs().get(i).name(), reals(arguments.get(i)));
        }
        for (Step step : program.steps()) {
            List<Buffer> inputs = new ArrayList<>();
            for (Slot slot : step.inputs()) {
                inputs.add(slot.constant().orElseGet(() -> memory.get(slot.name())));
            }
            KernelCase kernelCase =
                    KernelCase.toFloats(step.kernel(), step.output().length(), inputs.toArray(new Buffer[0]));
            steps.add(kernelCase);
            memory.put(step.output().name(), kernelCase.expected());
        }
        return memory.get(program.outputs().get(0).name());
    }

    private static Buffer reals(Tensor tensor) {
        float[] reals = new float[tensor.elementCount()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) tensor.real(i);
        }
        return Buffer.of(reals);
    }

    private static void requireClose(String what, Tensor expected, Buffer actual) {
        assertEquals(expected.elementCount(), actual.length(), what);
        for (int i = 0; i < actual.length(); i++) {
            double wanted = expected.real(i);
            double got = actual.floats()[i];
            boolean same = Double.compare(wanted, got) == 0
                    || Math.abs(wanted - got) <= TOLERANCE * Math.max(1, Math.abs(wanted));
            assertTrue(same, what + ": element " + i + " is " + got + ", not " + wanted);
        }
    }
}
