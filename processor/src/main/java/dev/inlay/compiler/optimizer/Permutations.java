package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** What transpositions do to shapes, and to lists that have one item for each axis. */
final class Permutations {
    private Permutations() {}

    /** Whether elements change their order: axes of size 1 may move freely. */
    static boolean movesData(Transpose transpose, Shape input) {
        int last = -1;
        for (int axis : transpose.permutation()) {
            if (input.dim(axis) != 1) {
                if (axis < last) {
                    return true;
                }
                last = axis;
            }
        }
        return false;
    }

    /** Items of the axes of the output, in the order of the axes of the input. */
    static <T> List<T> undo(Transpose transpose, List<T> items) {
        List<T> undone = new ArrayList<>(items);
        for (int i = 0; i < items.size(); i++) {
            undone.set(transpose.permutation().get(i), items.get(i));
        }
        return undone;
    }

    /** A shape with axes of size 1 put in front, up to {@code rank}. */
    static Shape aligned(Shape shape, int rank) {
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - (rank - shape.rank());
            dims[i] = own < 0 ? 1 : shape.dim(own);
        }
        return Shape.of(dims);
    }

    /** The transposition that sorts {@code keys}: output axis i is the axis that has the i-th smallest key. */
    static Transpose sorting(List<Integer> keys) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            axes.add(i);
        }
        axes.sort((a, b) -> Integer.compare(keys.get(a), keys.get(b)));
        return new Transpose(axes);
    }
}
