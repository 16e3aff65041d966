package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The loops of a reduction, outermost first.
 *
 * @param kept loops over the output's elements, which are written in order; none where there is one output
 * @param reduced loops over the input elements that one output element sums up
 */
public record ReduceLoop(List<ReduceAxis> kept, List<ReduceAxis> reduced) {
    public ReduceLoop {
        kept = List.copyOf(kept);
        reduced = List.copyOf(reduced);
    }

    /** The fewest loops that reduce {@code axes}, each in [0, rank - 1], of a row-major input. */
    public static ReduceLoop of(Shape input, Set<Integer> axes) {
        int[] strides = input.strides();
        List<ReduceAxis> kept = new ArrayList<>();
        List<ReduceAxis> reduced = new ArrayList<>();
        for (int i = input.rank() - 1; i >= 0; i--) {
            append(axes.contains(i) ? reduced : kept, new ReduceAxis(input.dim(i), strides[i]));
        }
        return new ReduceLoop(kept, reduced);
    }

    private static void append(List<ReduceAxis> axes, ReduceAxis outer) {
        if (outer.size() == 1) {
            return;
        }
        if (!axes.isEmpty()
                && outer.stride() == axes.get(0).size() * axes.get(0).stride()) {
            ReduceAxis inner = axes.get(0);
            axes.set(0, new ReduceAxis(outer.size() * inner.size(), inner.stride()));
        } else {
            axes.add(0, outer);
        }
    }

    public int outputs() {
        return product(kept);
    }

    /** Input elements of one output. */
    public int count() {
        return product(reduced);
    }

    private static int product(List<ReduceAxis> axes) {
        return axes.stream().mapToInt(ReduceAxis::size).reduce(1, (a, b) -> a * b);
    }

    /** Index of the first input element of output {@code output}. */
    int base(int output) {
        return offset(kept, output);
    }

    /** Distance from an output's first input element to its element {@code i}, in the order the references sum. */
    int step(int i) {
        return offset(reduced, i);
    }

    private static int offset(List<ReduceAxis> axes, int index) {
        int offset = 0;
        int rest = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            offset += rest % axes.get(i).size() * axes.get(i).stride();
            rest /= axes.get(i).size();
        }
        return offset;
    }
}
