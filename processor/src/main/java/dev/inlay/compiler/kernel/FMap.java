package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * A FLOAT32 function of broadcast operands, element by element.
 *
 * @param expression what is written, its operands numbered as those of the loop
 */
public record FMap(BroadcastLoop loop, ScalarExpression expression) implements Kernel {
    /** A function of one operand of {@code length} elements. */
    public static FMap unary(int length, ScalarExpression expression) {
        return new FMap(new BroadcastLoop(List.of(new BroadcastAxis(length, List.of(1)))), expression);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[][] x = new float[loop.operands()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = inputs.get(i).floats();
        }
        float[] y = output.floats();
        float[] operands = new float[x.length];
        loop.forEach((i, at) -> {
            for (int o = 0; o < operands.length; o++) {
                operands[o] = x[o][at[o]];
            }
            y[i] = expression.evaluate(operands);
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
