package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.counting;
import static dev.inlay.compiler.operator.Tensors.random;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheDefinition(int seed) {
        Random random = new Random(seed);
        WindowAxis rows = axis(random);
        WindowAxis columns = axis(random);
        int height = (int) rows.extent() + random.nextInt(5);
        int width = (int) columns.extent() + random.nextInt(5);
        Tensor x = random(random, 1 + random.nextInt(2), height, width, 1 + random.nextInt(3));
        PoolFunction function = List.of(PoolFunction.values()).get(seed % 3);
        Pool pool = new Pool(function, List.of(rows, columns), random.nextBoolean(), random.nextBoolean(), 3);
        Tensor result = run(pool, x);
        Shape out = result.shape();
        for (int i = 0; i < result.elementCount(); i++) {
            int c = i % out.dim(3);
            int ox = i / out.dim(3) % out.dim(2);
            int oy = i / out.dim(3) / out.dim(2) % out.dim(1);
            int n = i / out.product(1, 4);
            assertEquals(definition(pool, x, n, oy, ox, c), result.floats()[i], 1e-4, pool + " at " + i);
        }
    }

    private static WindowAxis axis(Random random) {
        int size = 1 + random.nextInt(3);
        return new WindowAxis(
                size, 1 + random.nextInt(3), 1 + random.nextInt(2), random.nextInt(size), random.nextInt(size));
    }

    private static double definition(Pool pool, Tensor x, int n, int oy, int ox, int c) {
        WindowAxis rows = pool.window().get(0);
        WindowAxis columns = pool.window().get(1);
        double sum = 0;
        double max = Double.NEGATIVE_INFINITY;
        double power = 0;
        int inside = 0;
        int padded = 0;
        for (int ky = 0; ky < rows.size(); ky++) {
            for (int kx = 0; kx < columns.size(); kx++) {
                int y = oy * rows.stride() + ky * rows.dilation() - rows.padBegin();
                int z = ox * columns.stride() + kx * columns.dilation() - columns.padBegin();
                Shape s = x.shape();
                padded += y < s.dim(1) + rows.padEnd() && z < s.dim(2) + columns.padEnd() ? 1 : 0;
                if (y >= 0 && y < s.dim(1) && z >= 0 && z < s.dim(2)) {
                    double value = x.real(((n * s.dim(1) + y) * s.dim(2) + z) * s.dim(3) + c);
                    inside++;
                    sum += value;
                    max = Math.max(max, value);
                    power += Math.pow(Math.abs(value), pool.p());
                }
            }
        }
        return switch (pool.function()) {
            case AVERAGE -> inside == 0 ? 0 : sum / (pool.countIncludePad() ? padded : inside);
            case LP -> Math.pow(power, 1.0 / pool.p());
            case MAX -> max;
        };
    }

    /** The example of ONNX for {@code ceil_mode} without padding. */
    @Test
    void ceilingAddsAPartialWindow() {
        List<WindowAxis> window = List.of(new WindowAxis(3, 2, 1, 0, 0), new WindowAxis(3, 2, 1, 0, 0));
        Tensor x = counting(1, 4, 4, 1);
        assertFloats(run(new Pool(PoolFunction.MAX, window, false, true, 0), x), 0, 10, 11, 14, 15);
        assertFloats(run(new Pool(PoolFunction.AVERAGE, window, false, true, 0), x), 0, 5, 6.5f, 11, 12.5f);
        assertFloats(run(new Pool(PoolFunction.MAX, window, false, false, 0), x), 0, 10);
    }

    @Test
    void maximaOfIntegers() {
        List<WindowAxis> window = List.of(new WindowAxis(2, 1, 1, 1, 0));
        Pool pool = new Pool(PoolFunction.MAX, window, false, false, 0);
        Tensor x = Tensor.integers(DataType.INT8, Shape.of(1, 3, 1), -5, -7, 4);
        assertIntegers(run(pool, x), -5, -5, 4);
        Tensor large = Tensor.integers(DataType.UINT64, Shape.of(1, 2, 1), -1, 3);
        assertIntegers(run(pool, large), -1, -1);
    }

    /** Both storage orders of the ONNX tests {@code maxpool_with_argmax_2d}. */
    @Test
    void indicesOfMaxima() {
        List<WindowAxis> window = List.of(new WindowAxis(2, 2, 1, 0, 0), new WindowAxis(2, 2, 1, 0, 0));
        Tensor x = counting(1, 4, 6, 1);
        assertIntegers(run(new MaxPoolIndices(window, false, false), x), 7, 9, 11, 19, 21, 23);
        assertIntegers(run(new MaxPoolIndices(window, false, true), x), 5, 13, 21, 7, 15, 23);
        Tensor two = Tensor.floats(Shape.of(1, 2, 2, 2), 1, 8, 2, 7, 3, 6, 4, 5);
        assertIntegers(run(new MaxPoolIndices(window, false, false), two), 3, 4);
    }

    @Test
    void refusesWhatDoesNotFit() {
        List<WindowAxis> window = List.of(new WindowAxis(3, 1, 1, 0, 0));
        Pool average = new Pool(PoolFunction.AVERAGE, window, false, false, 0);
        assertRefused("does not fit in 2", average, TensorType.floats(1, 2, 1));
        assertRefused("over 1 spatial axes", average, TensorType.floats(1, 2, 2, 1));
        assertRefused("real numbers", average, new TensorType(DataType.INT8, Shape.of(1, 3, 1)));
        assertRefused("exponent 0", new Pool(PoolFunction.LP, window, false, false, 0), TensorType.floats(1, 3, 1));
    }
}
