package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.random;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheDefinition(int seed) {
        Random random = new Random(seed);
        Case c = Case.of(random, 1 + seed % 3);
        Conv conv = new Conv(c.window, c.groups);
        Tensor actual = run(conv, c.x, c.weights, c.bias);
        double[] expected = c.forward(actual.shape());
        assertArrayEquals(expected, doubles(actual), 1e-4);
    }

    /** The transposed convolution is the adjoint: {@code <conv(y), x> = <y, convTranspose(x)>} without bias. */
    @ParameterizedTest
    @MethodSource("seeds")
    void transposedIsTheAdjoint(int seed) {
        Random random = new Random(1000 + seed);
        Case c = Case.of(random, 1 + seed % 3);
        Conv conv = new Conv(c.window, c.groups);
        Tensor forward = run(conv, c.x, c.weights);
        Tensor x = random(random, forward.shape().dims());
        List<Integer> outputPadding = new ArrayList<>();
        for (int i = 0; i < c.window.size(); i++) {
            WindowAxis axis = c.window.get(i);
            int produced = axis.stride() * (forward.shape().dim(i + 1) - 1)
                    + (int) axis.extent()
                    - axis.padBegin()
                    - axis.padEnd();
            outputPadding.add(c.x.shape().dim(i + 1) - produced);
        }
        ConvTranspose transposed = new ConvTranspose(c.window, c.groups, outputPadding);
        Tensor back = run(transposed, x, c.adjointWeights());
        assertEquals(c.x.shape(), back.shape());
        double scale = 1 + dot(c.x, c.x) + dot(back, back);
        assertEquals(dot(forward, x) / scale, dot(c.x, back) / scale, 1e-5);
    }

    @Test
    void transposedAddsTheBias() {
        ConvTranspose operator = new ConvTranspose(List.of(new WindowAxis(2, 2, 1, 0, 0)), 1, List.of(1));
        Tensor x = Tensor.floats(Shape.of(1, 2, 1), 1, 2);
        Tensor weights = Tensor.floats(Shape.of(1, 2, 1), 10, 20);
        assertFloats(run(operator, x, weights, Tensor.floats(Shape.of(1), 3)), 0, 13, 23, 23, 43, 3);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Conv conv = new Conv(List.of(new WindowAxis(3, 1, 1, 0, 0), new WindowAxis(3, 1, 1, 0, 0)), 1);
        TensorType x = TensorType.floats(1, 8, 8, 3);
        assertRefused("takes 2 to 3 inputs, not 1", conv, x);
        assertRefused("3 channels does not fit 4 filters over 2", conv, x, TensorType.floats(4, 3, 3, 2));
        assertRefused("kernel of size 3", conv, x, TensorType.floats(4, 3, 5, 3));
        assertRefused("another rank", conv, x, TensorType.floats(4, 3, 3));
        assertRefused("bias", conv, x, TensorType.floats(4, 3, 3, 3), TensorType.floats(3));
        assertRefused("does not fit input", conv, TensorType.floats(1, 8, 3), TensorType.floats(4, 3, 3));
        assertRefused(
                "3 elements does not fit in 2", conv, TensorType.floats(1, 2, 8, 3), TensorType.floats(4, 3, 3, 3));
        Conv padded = new Conv(List.of(new WindowAxis(1, 1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE)), 1);
        assertRefused("dimension", padded, TensorType.floats(1, 1, 1), TensorType.floats(1, 1, 1));
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.elementCount(); i++) {
            sum += (double) a.floats()[i] * b.floats()[i];
        }
        return sum;
    }

    private static double[] doubles(Tensor tensor) {
        return IntStream.range(0, tensor.elementCount())
                .mapToDouble(tensor::real)
                .toArray();
    }

    /** Random operands of a convolution over some number of spatial axes. */
    private record Case(List<WindowAxis> window, int groups, Tensor x, Tensor weights, Tensor bias) {
        static Case of(Random random, int rank) {
            int groups = 1 + random.nextInt(3);
            int channels = groups * (1 + random.nextInt(3));
            int filters = groups * (1 + random.nextInt(6));
            if (random.nextInt(3) == 0) {
                groups = channels;
                filters = channels * (1 + random.nextInt(2));
            }
            List<WindowAxis> window = new ArrayList<>();
            int[] x = new int[rank + 2];
            int[] weights = new int[rank + 2];
            x[0] = 1 + random.nextInt(2);
            x[rank + 1] = channels;
            weights[0] = filters;
            weights[rank + 1] = channels / groups;
            for (int i = 0; i < rank; i++) {
                int size = 1 + random.nextInt(3);
                int dilation = 1 + random.nextInt(2);
                WindowAxis axis = new WindowAxis(
                        size, 1 + random.nextInt(3), dilation, random.nextInt(size), random.nextInt(size));
                window.add(axis);
                x[i + 1] = (int) axis.extent() + random.nextInt(4);
                weights[i + 1] = size;
            }
            return new Case(window, groups, random(random, x), random(random, weights), random(random, filters));
        }

        /** The definition, element by element in double. */
        double[] forward(Shape out) {
            double[] result = new double[out.elementCount()];
            int[] o = new int[out.rank()];
            for (int i = 0; i < result.length; i++) {
                unravel(i, out, o);
                int filter = o[o.length - 1];
                result[i] = bias.real(filter) + window(o, filter);
            }
            return result;
        }

        private double window(int[] o, int filter) {
            double sum = 0;
            int[] w = new int[weights.shape().rank()];
            int block = weights.elementCount() / weights.shape().dim(0);
            for (int k = filter * block; k < (filter + 1) * block; k++) {
                unravel(k, weights.shape(), w);
                int at = o[0];
                boolean inside = true;
                for (int i = 0; i < window.size(); i++) {
                    WindowAxis axis = window.get(i);
                    int position = o[i + 1] * axis.stride() + w[i + 1] * axis.dilation() - axis.padBegin();
                    inside &= position >= 0 && position < x.shape().dim(i + 1);
                    at = at * x.shape().dim(i + 1) + position;
                }
                int perGroup = weights.shape().dim(-1);
                int channel = filter / (weights.shape().dim(0) / groups) * perGroup + w[w.length - 1];
                sum += inside ? weights.real(k) * x.real(at * x.shape().dim(-1) + channel) : 0;
            }
            return sum;
        }

        /** Weights with which the adjoint maps filters back to channels: both channel axes swapped inside of a group. */
        Tensor adjointWeights() {
            Shape shape = weights.shape();
            int perFilter = shape.dim(-1);
            int filters = shape.dim(0) / groups;
            int taps = shape.product(1, shape.rank() - 1);
            float[] swapped = new float[weights.elementCount()];
            for (int i = 0; i < swapped.length; i++) {
                int c = i % perFilter;
                int tap = i / perFilter % taps;
                int filter = i / perFilter / taps;
                int channel = filter / filters * perFilter + c;
                swapped[(channel * taps + tap) * filters + filter % filters] = weights.floats()[i];
            }
            Shape turned = shape.with(0, perFilter * groups).with(-1, filters);
            return Tensor.floats(turned, swapped);
        }

        private static void unravel(int index, Shape shape, int[] position) {
            int rest = index;
            for (int i = position.length - 1; i >= 0; i--) {
                position[i] = rest % shape.dim(i);
                rest /= shape.dim(i);
            }
        }
    }
}
