package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.kernel.ScalarExpression.operand;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.FRecurrent;
import dev.inlay.compiler.kernel.GateSums;
import dev.inlay.compiler.kernel.RecurrentPass;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generated recurrent layers equal their reference, whatever their units compute. */
class RecurrentEmitterTest {
    private static final ScalarFunction[] UNARY = {
        ScalarFunction.TANH, ScalarFunction.SIGMOID, ScalarFunction.NEG, ScalarFunction.ABS
    };
    private static final ScalarFunction[] BINARY = {
        ScalarFunction.ADD, ScalarFunction.MUL, ScalarFunction.SUB, ScalarFunction.MAX
    };

    @Test
    void recurrentLayers() {
        FloatCases.check(31, RecurrentEmitterTest::next);
    }

    private static KernelCase next(FloatCases cases) {
        int steps = cases.between(1, 4);
        int batch = cases.between(1, 3);
        int inputs = cases.between(0, 4);
        int units = cases.between(1, 4);
        boolean remembers = cases.chance();
        List<RecurrentPass> passes = new ArrayList<>();
        passes.add(pass(cases, inputs, units, false, remembers, remembers || cases.chance()));
        if (cases.chance()) {
            boolean ofMemory = passes.get(0).memory().isPresent() && cases.chance();
            passes.add(pass(cases, inputs, units, ofMemory, remembers, !ofMemory && remembers && cases.chance()));
        }
        FRecurrent kernel = new FRecurrent(steps, batch, cases.chance(), remembers, passes);
        int states = batch * units;
        int length = steps * states + (kernel.hasMemory() ? states : 0);
        List<Buffer> arguments = new ArrayList<>();
        arguments.add(cases.data(steps * batch * inputs));
        arguments.add(cases.data(states));
        if (remembers) {
            arguments.add(cases.data(states));
        }
        return KernelCase.toFloats(kernel, length, arguments.toArray(new Buffer[0]));
    }

    private static RecurrentPass pass(
            FloatCases cases, int inputs, int units, boolean ofMemory, boolean readsMemory, boolean changesMemory) {
        int count = cases.between(1, 4);
        List<Integer> ofInput = some(cases, count);
        List<Integer> ofState = some(cases, count);
        GateSums sums = new GateSums(
                inputs,
                units,
                cases.numbers(count * units),
                ofInput,
                cases.numbers(units * inputs * ofInput.size()),
                ofState,
                cases.numbers(units * units * ofState.size()));
        int parameters = cases.between(0, 2);
        List<ScalarExpression> operands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operands.add(operand(i));
        }
        operands.add(RecurrentPass.operand(count, RecurrentPass.PREVIOUS));
        if (readsMemory) {
            operands.add(RecurrentPass.operand(count, RecurrentPass.MEMORY));
        }
        for (int i = 0; i < parameters; i++) {
            operands.add(operand(RecurrentPass.firstParameter(count) + i));
        }
        return new RecurrentPass(
                sums,
                ofMemory,
                cases.numbers(parameters * units),
                changesMemory ? Optional.of(expression(cases, operands, 3)) : Optional.empty(),
                expression(cases, operands, 3));
    }

    private static List<Integer> some(FloatCases cases, int count) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (cases.between(0, 3) > 0) {
                some.add(i);
            }
        }
        return some;
    }

    private static ScalarExpression expression(FloatCases cases, List<ScalarExpression> operands, int depth) {
        if (depth == 0 || cases.between(0, 4) == 0) {
            return operands.get(cases.between(0, operands.size() - 1));
        }
        if (cases.chance()) {
            return apply(UNARY[cases.between(0, UNARY.length - 1)], expression(cases, operands, depth - 1));
        }
        return apply(
                BINARY[cases.between(0, BINARY.length - 1)],
                expression(cases, operands, depth - 1),
                expression(cases, operands, depth - 1));
    }
}
