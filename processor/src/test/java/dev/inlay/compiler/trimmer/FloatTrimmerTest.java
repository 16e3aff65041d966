package dev.inlay.compiler.trimmer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FPoolFunction;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.FReduceFunction;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A float network with every kind of layer, many weights of which are 0, computes what it did, in fewer operations. */
class FloatTrimmerTest {
    private static final int SIZE = 5;
    private static final Window PADDED =
            new Window(List.of(new WindowDim(SIZE, SIZE, 3, 1, 1, 1, 1), new WindowDim(SIZE, SIZE, 3, 1, 1, 1, 1)));

    private final List<Step> steps = new ArrayList<>();
    private Slot last = slot("input", SIZE, 3);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsWhatAProgramComputes(int seed) {
        Random random = new Random(seed);
        Program program = program(random);
        Program trimmed = Trimmer.trim(program);
        assertTrue(trimmed.macs() < program.macs());
        float[] input = new float[SIZE * SIZE * 3];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextGaussian();
        }
        assertArrayEquals(run(program, input), run(trimmed, input));
    }

    /** A 0 loses its sign. */
    private static float[] run(Program program, float[] input) {
        float[] output = program.run(List.of(Buffer.of(input))).get(0).floats();
        for (int i = 0; i < output.length; i++) {
            output[i] += 0f;
        }
        return output;
    }

    private Program program(Random random) {
        Slot input = last;
        float[] bias = random.nextBoolean() ? new float[8] : floats(random, 8);
        ScalarExpression relu =
                ScalarExpression.apply(ScalarFunction.MAX, ScalarExpression.operand(0), ScalarExpression.constant(0));
        add(new FConv(PADDED, 1, 3, 8, 1, sparse(random, 8, 9, 3), bias, 0, 6), SIZE, 8);
        add(new FDepthwiseConv(PADDED, 1, 8, 2, sparse(random, 9, 1, 16), floats(random, 16), -1, 1), SIZE, 16);
        add(FMap.unary(SIZE * SIZE * 16, relu), SIZE, 16);
        add(new FConv(PADDED, 1, 16, 6, 1, sparse(random, 6, 9, 16), floats(random, 6), -9, 9), SIZE, 6);
        add(new FPool(PADDED, 1, 6, FPoolFunction.AVERAGE, true, 0), SIZE, 6);
        add(new FReduce(ReduceLoop.of(last.shape(), Set.of(1, 2)), FReduceFunction.MEAN), 1, 6);
        add(new FFullyConnected(1, 6, 3, sparse(random, 3, 1, 6), floats(random, 3), -9, 9), 1, 3);
        return new Program("sparse", List.of(input), List.of(last), steps);
    }

    private void add(Kernel kernel, int size, int channels) {
        Slot next = slot("value" + steps.size(), size, channels);
        steps.add(new Step("step", kernel, List.of(last), next));
        last = next;
    }

    private static Slot slot(String name, int size, int channels) {
        Shape shape = Shape.of(1, size, size, channels);
        return new Slot(name, ElementType.FLOAT32, shape, Optional.empty(), Optional.empty());
    }

    private static float[] floats(Random random, int length) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }

    /** The innermost index 1, and a third of the outermost ones but the first, have no weights. */
    private static float[] sparse(Random random, int outer, int middle, int inner) {
        float[] weights = floats(random, outer * middle * inner);
        boolean[] dead = new boolean[outer];
        for (int i = 1; i < outer; i++) {
            dead[i] = random.nextInt(3) == 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = dead[i / (middle * inner)] || i % inner == 1 ? 0 : weights[i];
        }
        return weights;
    }
}
