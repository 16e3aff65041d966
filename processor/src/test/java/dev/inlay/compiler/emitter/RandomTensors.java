package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random shapes, windows and tensors of every element type. */
final class RandomTensors {
    private static final int LARGEST_INTEGER = 100;

    private final FloatCases cases;

    RandomTensors(long seed) {
        this.cases = new FloatCases(seed);
    }

    int in(int from, int to) {
        return cases.between(from, to);
    }

    boolean chance() {
        return cases.chance();
    }

    <T> T oneOf(T[] values) {
        return values[in(0, values.length - 1)];
    }

    Random random() {
        return cases.random();
    }

    Shape shape(int minRank, int maxRank) {
        int[] dims = new int[in(minRank, maxRank)];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = in(1, 5);
        }
        return Shape.of(dims);
    }

    Shape broadcastable(Shape shape) {
        return cases.broadcastable(shape);
    }

    /** An axis, counted from either end. */
    int axis(Shape shape) {
        return in(-shape.rank(), shape.rank() - 1);
    }

    /** Some of the axes, in any order. */
    List<Integer> axes(Shape shape) {
        List<Integer> axes = permutation(shape.rank());
        return axes.subList(0, in(0, shape.rank()));
    }

    List<Integer> permutation(int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            axes.add(i);
        }
        Collections.shuffle(axes, random());
        return axes;
    }

    Tensor reals(Shape shape) {
        return Tensor.floats(shape, cases.numbers(shape.elementCount()));
    }

    Tensor positive(Shape shape) {
        float[] numbers = cases.numbers(shape.elementCount());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.abs(numbers[i]) + 0.1f;
        }
        return Tensor.floats(shape, numbers);
    }

    /** Real numbers with NaN, infinities and the like among them. */
    Tensor specials(Shape shape) {
        return Tensor.floats(shape, cases.specials(shape.elementCount()));
    }

    /** As {@link #specials}, with large numbers instead of infinities. */
    Tensor finite(Shape shape) {
        Tensor specials = specials(shape);
        float[] elements = specials.floats();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Float.isInfinite(elements[i]) ? Math.copySign(1e30f, elements[i]) : elements[i];
        }
        return specials;
    }

    Tensor integers(DataType type, Shape shape) {
        return integers(type, shape, LARGEST_INTEGER);
    }

    /** Integers in [-largest, largest], as far as the type has them. */
    Tensor integers(DataType type, Shape shape, int largest) {
        long[] elements = new long[shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            int element = in(type.isSigned() ? -largest : 0, largest);
            elements[i] = type == DataType.BOOL ? element & 1 : type.wrap(element);
        }
        return Tensor.integers(type, shape, elements);
    }

    Tensor of(DataType type, Shape shape) {
        return type.isFloat() ? reals(shape) : integers(type, shape);
    }

    /** Mostly real numbers, sometimes integers. */
    Tensor any(Shape shape) {
        return chance() ? reals(shape) : of(oneOf(DataType.values()), shape);
    }

    /** Any size, stride, dilation and padding along {@code count} axes. */
    List<WindowAxis> window(int count) {
        List<WindowAxis> window = new ArrayList<>();
        boolean padded = chance();
        for (int i = 0; i < count; i++) {
            int end = padded ? 3 : 0;
            window.add(new WindowAxis(in(1, 3), in(1, 3), in(1, 2), in(0, end), in(0, end)));
        }
        return window;
    }

    /** A channels-last image for a window over {@code spatial} axes. */
    Shape image(int spatial, int channels) {
        int[] dims = new int[spatial + 2];
        dims[0] = in(1, 2);
        for (int i = 1; i <= spatial; i++) {
            dims[i] = in(1, spatial == 1 ? 14 : spatial == 2 ? 8 : 5);
        }
        dims[spatial + 1] = channels;
        return Shape.of(dims);
    }
}
