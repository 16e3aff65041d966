package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.kernel.ScalarExpression.constant;
import static dev.inlay.compiler.kernel.ScalarExpression.operand;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated element-wise float kernels equal their reference, on special numbers too. */
class FloatElementWiseEmitterTest {
    private static final int MAX_DEPTH = 4;

    @Test
    void everyFunctionOnSpecialNumbers() {
        FloatCases cases = new FloatCases(5);
        List<KernelCase> all = new ArrayList<>();
        for (ScalarFunction function : ScalarFunction.values()) {
            ScalarExpression[] operands = new ScalarExpression[function.arity()];
            Buffer[] inputs = new Buffer[function.arity()];
            Shape[] shapes = new Shape[function.arity()];
            Shape shape = Shape.of(400);
            for (int i = 0; i < operands.length; i++) {
                operands[i] = operand(i);
                inputs[i] = Buffer.of(cases.specials(shape.elementCount()));
                shapes[i] = shape;
            }
            FMap kernel = new FMap(BroadcastLoop.of(shape, shapes), apply(function, operands));
            all.add(KernelCase.toFloats(kernel, shape.elementCount(), inputs));
        }
        KernelHarness.check(all);
    }

    @Test
    void expressionsOfBroadcastOperands() {
        FloatCases.check(6, FloatElementWiseEmitterTest::map);
    }

    private static KernelCase map(FloatCases cases) {
        Shape output = cases.shape();
        Shape[] shapes = new Shape[cases.between(1, 3)];
        Buffer[] inputs = new Buffer[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = cases.broadcastable(output);
            inputs[i] = Buffer.of(cases.specials(shapes[i].elementCount()));
        }
        FMap kernel = new FMap(BroadcastLoop.of(output, shapes), expression(cases, shapes.length, 0));
        return KernelCase.toFloats(kernel, output.elementCount(), inputs);
    }

    private static ScalarExpression expression(FloatCases cases, int operands, int depth) {
        int kind = cases.between(0, 5);
        if (depth == MAX_DEPTH || depth > 0 && kind == 0) {
            return operand(cases.between(0, operands - 1));
        }
        if (depth > 0 && kind == 1) {
            return constant(cases.specials(1)[0]);
        }
        ScalarFunction[] functions = ScalarFunction.values();
        ScalarFunction function = functions[cases.between(0, functions.length - 1)];
        ScalarExpression[] arguments = new ScalarExpression[function.arity()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = expression(cases, operands, depth + 1);
        }
        return apply(function, arguments);
    }
}
