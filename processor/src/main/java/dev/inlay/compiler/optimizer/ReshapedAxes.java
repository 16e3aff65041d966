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
        int leading = skipUnits(to, 0);
        List<Group> groups = new ArrayList<>();
        int i = 0;
        int k = leading;
        while (k < to.rank()) {
            Group group = group(from, i, to, k);
            groups.add(group);
            i = group.from().get(group.from().size() - 1) + 1;
            k = group.to().get(group.to().size() - 1) + 1;
        }
        return Optional.of(new ReshapedAxes(List.copyOf(groups), leading));
    }

    /** The group that starts at axis {@code i} of the one shape, and axis {@code k} of the other. */
    private static Group group(Shape from, int i, Shape to, int k) {
        List<Integer> sources = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        int nextSource = i;
        int nextTarget = k;
        long left = 1;
        long right = 1;
        do {
            if (left <= right) {
                nextSource = skipUnits(from, nextSource);
                left *= from.dim(nextSource);
                sources.add(nextSource++);
            } else {
                right *= to.dim(nextTarget);
                targets.add(nextTarget++);
            }
        } while (left != right);
        int end = skipUnits(to, nextTarget);
        while (nextTarget < end) {
            targets.add(nextTarget++);
        }
        return new Group(sources, targets);
    }

    /** The first axis from {@code axis} on whose size is not 1. */
    private static int skipUnits(Shape shape, int axis) {
        int next = axis;
        while (next < shape.rank() && shape.dim(next) == 1) {
            next++;
        }
        return next;
    }
}
