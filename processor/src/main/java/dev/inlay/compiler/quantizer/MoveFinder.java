package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Describes operators that only move elements as strided copies. */
final class MoveFinder {
    private MoveFinder() {}

    /** The movement of {@code node}, if moving is all it does. */
    static Optional<Move> find(Node node, Graph graph) {
        Operator operator = node.operator();
        Shape input = node.inputs().get(0).type().shape();
        Shape output = node.output().type().shape();
        if (operator instanceof Transpose transpose) {
            return Optional.of(transpose(transpose, input, output));
        } else if (operator instanceof Slice slice) {
            return Optional.of(slice(slice, input, output));
        } else if (operator instanceof Concat concat) {
            return Optional.of(concat(node, concat, output));
        } else if (operator instanceof Pad pad) {
            return Optional.of(PadMove.of(pad, input, output));
        } else if (operator instanceof Expand) {
            return Optional.of(Move.of(block(output, Broadcast.strides(input, output)), output));
        } else if (operator instanceof Tile) {
            return Optional.of(tile(input, output));
        } else if (operator instanceof Gather gather) {
            return graph.constant(node.inputs().get(1)).map(indices -> gather(gather, indices.ints(), input, output));
        } else if (operator instanceof Resize resize && isSelection(resize)) {
            return Optional.of(resize(resize, input, output));
        } else if (operator instanceof DepthToSpace move) {
            return Optional.of(BlockMove.depthToSpace(move.block(), move.columnRowDepth(), input, output));
        } else if (operator instanceof SpaceToDepth move) {
            return Optional.of(BlockMove.spaceToDepth(move.block(), move.columnRowDepth(), input, output));
        }
        return Optional.empty();
    }

    /** A block that writes the whole output and reads input 0 with the given strides. */
    private static MoveBlock block(Shape output, int[] inputStrides) {
        int[] strides = output.strides();
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < output.rank(); i++) {
            axes.add(new MoveAxis(output.dim(i), strides[i], inputStrides[i]));
        }
        return new MoveBlock(0, 0, 0, axes);
    }

    private static Move transpose(Transpose transpose, Shape input, Shape output) {
        int[] strides = input.strides();
        int[] permuted =
                transpose.permutation().stream().mapToInt(axis -> strides[axis]).toArray();
        return Move.of(block(output, permuted), output);
    }

    private static Move slice(Slice slice, Shape input, Shape output) {
        int[] strides = input.strides();
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            SliceAxis axis = slice.axes().get(i);
            offset += axis.start() * strides[i];
            strides[i] *= axis.step();
        }
        return Move.of(new MoveBlock(0, offset, 0, block(output, strides).axes()), output);
    }

    private static Move concat(Node node, Concat concat, Shape output) {
        int axis = output.axis(concat.axis());
        int[] strides = output.strides();
        List<MoveBlock> blocks = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Shape part = node.inputs().get(i).type().shape();
            int[] own = part.strides();
            List<MoveAxis> axes = new ArrayList<>();
            for (int d = 0; d < part.rank(); d++) {
                axes.add(new MoveAxis(part.dim(d), strides[d], own[d]));
            }
            blocks.add(new MoveBlock(i, 0, offset, axes));
            offset += part.dim(axis) * strides[axis];
        }
        return new Move(blocks, OptionalDouble.empty(), output);
    }

    private static Move tile(Shape input, Shape output) {
        int[] in = input.strides();
        int[] out = output.strides();
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < output.rank(); i++) {
            int size = input.dim(i);
            axes.add(new MoveAxis(size == 0 ? 0 : output.dim(i) / size, size * out[i], 0));
            axes.add(new MoveAxis(size, out[i], in[i]));
        }
        return Move.of(new MoveBlock(0, 0, 0, axes), output);
    }

    private static Move gather(Gather gather, int[] indices, Shape input, Shape output) {
        int axis = input.axis(gather.axis());
        int inner = input.product(axis + 1, input.rank());
        int outer = input.product(0, axis);
        int size = input.dim(axis);
        List<Integer> offsets = new ArrayList<>();
        for (int index : indices) {
            offsets.add((index < 0 ? index + size : index) * inner);
        }
        List<MoveAxis> axes = List.of(
                new MoveAxis(outer, indices.length * inner, size * inner),
                new MoveAxis(indices.length, inner, 0, Optional.of(offsets)),
                new MoveAxis(inner, 1, 1));
        return Move.of(new MoveBlock(0, 0, 0, axes), output);
    }

    private static boolean isSelection(Resize resize) {
        return resize.axes().stream()
                .allMatch(axis -> axis.taps() == 1 && axis.weights().stream().allMatch(weight -> weight == 1f));
    }

    private static Move resize(Resize resize, Shape input, Shape output) {
        int[] in = input.strides();
        int[] out = output.strides();
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < output.rank(); i++) {
            ResizeAxis axis = resize.axes().get(i);
            int stride = in[i];
            axes.add(
                    axis.isIdentity(input.dim(i))
                            ? new MoveAxis(input.dim(i), out[i], stride)
                            : new MoveAxis(
                                    axis.outputs(),
                                    out[i],
                                    0,
                                    Optional.of(axis.indices().stream()
                                            .map(index -> index * stride)
                                            .toList())));
        }
        return Move.of(new MoveBlock(0, 0, 0, axes), output);
    }
}
