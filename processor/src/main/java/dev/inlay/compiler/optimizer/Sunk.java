package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An operator of a transposed input as an operator of the input itself, whose result is transposed.
 *
 * @param operator what works on the input that is not transposed
 * @param transpose turns its result into what the operator gave before
 */
record Sunk(Operator operator, Transpose transpose) {
    /**
     * Moves {@code transpose}, which makes the first operand of {@code node}, behind the node.
     *
     * @return empty where the node needs the order of axes it has
     */
    static Optional<Sunk> of(Node node, Transpose transpose) {
        Operator operator = node.operator();
        Shape shape = node.inputs().get(0).type().shape();
        return perAxis(operator, transpose)
                .or(() -> alongAxis(operator, transpose, shape))
                .map(moved -> new Sunk(moved, transpose))
                .or(() -> changingRank(node, transpose, shape));
    }

    /** Operators that treat each element alike, or have a list with one item for each axis. */
    private static Optional<Operator> perAxis(Operator operator, Transpose t) {
        if (operator instanceof Unary || operator instanceof Cast) {
            return Optional.of(operator);
        } else if (operator instanceof Pad pad) {
            List<Integer> begin = Permutations.undo(t, pad.begin());
            return Optional.of(new Pad(pad.mode(), begin, Permutations.undo(t, pad.end()), pad.value()));
        } else if (operator instanceof Slice slice) {
            return Optional.of(new Slice(Permutations.undo(t, slice.axes())));
        } else if (operator instanceof Resize resize) {
            return Optional.of(new Resize(resize.mode(), Permutations.undo(t, resize.axes())));
        } else if (operator instanceof Tile tile) {
            return Optional.of(new Tile(Permutations.undo(t, tile.repeats())));
        } else if (operator instanceof Expand expand
                && expand.shape().rank() <= t.permutation().size()) {
            Shape aligned = Permutations.aligned(expand.shape(), t.permutation().size());
            List<Integer> dims = new ArrayList<>();
            for (int dim : aligned.dims()) {
                dims.add(dim);
            }
            int[] undone = Permutations.undo(t, dims).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            return Optional.of(new Expand(Shape.of(undone)));
        }
        return Optional.empty();
    }

    /** Operators that work along axes and keep the rank. */
    private static Optional<Operator> alongAxis(Operator operator, Transpose t, Shape shape) {
        if (operator instanceof Softmax softmax) {
            return Optional.of(new Softmax(source(t, shape, softmax.axis()), softmax.log(), softmax.beta()));
        } else if (operator instanceof BatchNormalization normalization) {
            int axis = source(t, shape, normalization.axis());
            return Optional.of(new BatchNormalization(axis, normalization.epsilon()));
        } else if (operator instanceof Lrn lrn) {
            int axis = source(t, shape, lrn.axis());
            return Optional.of(new Lrn(axis, lrn.size(), lrn.alpha(), lrn.beta(), lrn.bias()));
        } else if (operator instanceof Normalize normalize) {
            return Optional.of(new Normalize(sources(t, shape, normalize.axes()), normalize.epsilon()));
        } else if (operator instanceof Reduce reduce && reduce.keepDims()) {
            return Optional.of(new Reduce(reduce.function(), sources(t, shape, reduce.axes()), true));
        } else if (operator instanceof ArgExtreme arg && arg.keepDims()) {
            int axis = source(t, shape, arg.axis());
            return Optional.of(new ArgExtreme(axis, true, arg.smallest(), arg.last()));
        } else if (operator instanceof FullyConnected && source(t, shape, -1) == shape.rank() - 1) {
            return Optional.of(operator);
        }
        return Optional.empty();
    }

    private static Optional<Sunk> changingRank(Node node, Transpose t, Shape shape) {
        Operator operator = node.operator();
        if (operator instanceof Reduce reduce) {
            List<Integer> axes = sources(t, shape, reduce.axes());
            return Optional.of(new Sunk(new Reduce(reduce.function(), axes, false), without(t, axes)));
        } else if (operator instanceof ArgExtreme arg) {
            int axis = source(t, shape, arg.axis());
            Operator moved = new ArgExtreme(axis, false, arg.smallest(), arg.last());
            return Optional.of(new Sunk(moved, without(t, List.of(axis))));
        } else if (operator instanceof Gather gather) {
            Value indices = node.inputs().get(1);
            int axis = source(t, shape, gather.axis());
            return Optional.of(
                    new Sunk(new Gather(axis), with(t, axis, indices.type().rank())));
        }
        return Optional.empty();
    }

    /** The axis of the input that an axis of the transposed input is. */
    private static int source(Transpose t, Shape transposed, int axis) {
        return t.permutation().get(transposed.axis(axis));
    }

    private static List<Integer> sources(Transpose t, Shape transposed, List<Integer> axes) {
        return axes.stream().map(axis -> source(t, transposed, axis)).toList();
    }

    /** The transposition of what is left when axes of the input are gone. */
    private static Transpose without(Transpose t, List<Integer> axes) {
        TreeSet<Integer> gone = new TreeSet<>(axes);
        return new Transpose(t.permutation().stream()
                .filter(axis -> !gone.contains(axis))
                .map(axis -> axis - gone.headSet(axis).size())
                .toList());
    }

    /** The transposition when an axis of the input has become {@code count} axes. */
    private static Transpose with(Transpose t, int replaced, int count) {
        List<Integer> permutation = new ArrayList<>();
        for (int axis : t.permutation()) {
            if (axis == replaced) {
                for (int i = 0; i < count; i++) {
                    permutation.add(axis + i);
                }
            } else {
                permutation.add(axis < replaced ? axis : axis + count - 1);
            }
        }
        return new Transpose(permutation);
    }
}
