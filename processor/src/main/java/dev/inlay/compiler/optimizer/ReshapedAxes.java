package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a reshape joins and splits axes: the least groups of axes of the one shape that are groups of axes of the other.
 * Axes of size 1 are in no group of {@code from}; in {@code to} they belong to the group before them, or to none where
 * they stand in front of all.
 *
 * @param leading axes of size 1 in front of {@code to}
 */
record ReshapedAxes(List<Group> groups, int leading) {
    /** Axes that hold the same elements in the same order, each list ascending. */
    record Group(List<Integer> from, List<Integer> to) {}

    /** @return empty where a shape has no element, so that nothing tells the axes apart */
    static Optional<ReshapedAxes> of(Shape from, Shape to) {
        if (from.elementCount() == 0) {
            return Optional.empty();
        }
        List<Group> groups = new ArrayList<>();
        int leading = 0;
        while (leading < to.rank() && to.dim(leading) == 1) {
            leading++;
        }
        int i = 0;
        int k = leading;
        while (k < to.rank()) {
            Group group = new Group(new ArrayList<>(), new ArrayList<>());
            long left = 1;
            long right = 1;
            do {
                if (left <= right) {
                    i = skipUnits(from, i);
                    left *= from.dim(i);
                    group.from().add(i++);
                } else {
                    right *= to.dim(k);
                    group.to().add(k++);
                }
            } while (left != right);
            while (k < to.rank() && to.dim(k) == 1) {
                group.to().add(k++);
            }
            groups.add(group);
        }
        return Optional.of(new ReshapedAxes(List.copyOf(groups), leading));
    }

    private static int skipUnits(Shape shape, int axis) {
        int next = axis;
        while (shape.dim(next) == 1) {
            next++;
        }
        return next;
    }
}
