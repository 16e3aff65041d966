package dev.inlay.compiler.trimmer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.Requantization;
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
import org.junit.jupiter.api.Test;

/** Which channels leave a network, by hand: two convolutions over a row of four elements, three channels between them. */
class TrimmerTest {
    private static final int LENGTH = 4;
    private static final Window POINTWISE = new Window(List.of(new WindowDim(LENGTH, LENGTH, 1, 1, 1, 0, 0)));
    private static final Window PADDED = new Window(List.of(new WindowDim(LENGTH, LENGTH, 3, 1, 1, 1, 1)));
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    @Test
    void aChannelThatNobodyReadsLeaves() {
        QConv first = conv(POINTWISE, 1, new int[] {1, 2, 3}, new int[3]);
        QConv second = conv(POINTWISE, 3, new int[] {5, 0, 6}, new int[1]);
        QConv[] trimmed = trim(first, second);
        assertArrayEquals(new short[] {1, 3}, trimmed[0].weights());
        assertArrayEquals(new short[] {5, 6}, trimmed[1].weights());
    }

    @Test
    void aConstantBecomesPartOfTheBias() {
        QConv first = conv(POINTWISE, 1, new int[] {1, 0, 3}, new int[] {0, 20, 0});
        QConv second = conv(POINTWISE, 3, new int[] {5, 7, 6}, new int[] {100});
        QConv[] trimmed = trim(first, second);
        assertArrayEquals(new short[] {1, 3}, trimmed[0].weights());
        assertArrayEquals(new short[] {5, 6}, trimmed[1].weights());
        assertArrayEquals(new int[] {100 + 20 * 7}, trimmed[1].bias());
    }

    @Test
    void aConstantBesidesPaddingStaysUnlessItIsTheZeroPoint() {
        int[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        QConv zero = conv(POINTWISE, 1, new int[] {1, 0, 3}, new int[] {0, 0, 0});
        assertArrayEquals(
                new short[] {1, 3, 4, 6, 7, 9}, trim(zero, conv(PADDED, 3, weights, new int[1]))[1].weights());
        QConv twenty = conv(POINTWISE, 1, new int[] {1, 0, 3}, new int[] {0, 20, 0});
        assertEquals(3, trim(twenty, conv(PADDED, 3, weights, new int[1]))[1].inputChannels());
    }

    @Test
    void aChannelThatItsClampHoldsAtOneEndIsConstant() {
        QConv first = conv(POINTWISE, 1, new int[] {1, 2, 3}, new int[] {0, -5000, 0});
        QConv second = conv(POINTWISE, 3, new int[] {5, 7, 6}, new int[] {0});
        assertArrayEquals(new int[] {-128 * 7}, trim(first, second)[1].bias());
    }

    @Test
    void aNetworkWithNothingToTakeStaysTheSame() {
        QConv first = conv(POINTWISE, 1, new int[] {1, 2, 3}, new int[3]);
        QConv second = conv(PADDED, 3, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new int[1]);
        QConv[] trimmed = trim(first, second);
        assertSame(first, trimmed[0]);
        assertSame(second, trimmed[1]);
    }

    @Test
    void floatChannelsOfZeroLeave() {
        FConv first =
                new FConv(POINTWISE, 1, 1, 3, 1, new float[] {1, 0, 0}, new float[] {0, -1, 1}, -INFINITY, INFINITY);
        ScalarExpression relu =
                ScalarExpression.apply(ScalarFunction.MAX, ScalarExpression.operand(0), ScalarExpression.constant(0));
        FConv second = new FConv(POINTWISE, 1, 3, 1, 1, new float[] {1, 2, 3}, new float[1], -INFINITY, INFINITY);
        Program trimmed = Trimmer.trim(
                chain(ElementType.FLOAT32, List.of(first, FMap.unary(3 * LENGTH, relu), second), List.of(1, 3, 3, 1)));
        FConv last = (FConv) trimmed.steps().get(2).kernel();
        assertArrayEquals(new float[] {1, 3}, last.weights());
        Buffer result = trimmed.run(List.of(Buffer.of(1f, 2f, -3f, 4f))).get(0);
        assertArrayEquals(new float[] {4, 5, 3, 7}, result.floats());
    }

    /** Zero points of 0 and a factor of 1. */
    private static QConv conv(Window window, int inputs, int[] weights, int[] bias) {
        short[] narrow = new short[weights.length];
        for (int i = 0; i < weights.length; i++) {
            narrow[i] = (short) weights[i];
        }
        Requantization same = Requantization.ofReal(1, true);
        return new QConv(window, 1, inputs, bias.length, 1, narrow, bias, same, 0, 0, -128, 127);
    }

    private static QConv[] trim(QConv first, QConv second) {
        Program program = chain(
                ElementType.INT8,
                List.of(first, second),
                List.of(first.inputChannels(), first.outputChannels(), second.outputChannels()));
        return Trimmer.trim(program).steps().stream()
                .map(step -> (QConv) step.kernel())
                .toArray(QConv[]::new);
    }

    private static Program chain(ElementType type, List<Kernel> kernels, List<Integer> channels) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            Shape shape = Shape.of(1, LENGTH, channels.get(i));
            slots.add(new Slot("value" + i, type, shape, Optional.empty(), Optional.empty()));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < kernels.size(); i++) {
            steps.add(new Step("step", kernels.get(i), List.of(slots.get(i)), slots.get(i + 1)));
        }
        return new Program("chain", List.of(slots.get(0)), List.of(slots.get(slots.size() - 1)), steps);
    }
}
