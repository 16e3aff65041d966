package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Operators that move elements without changing them. */
final class MovementImports {
    private MovementImports() {}

    static void transpose(NodeScope node) {
        Operand x = node.input(0);
        List<Integer> reversed = new ArrayList<>(Axes.range(0, x.rank()));
        Collections.reverse(reversed);
        List<Integer> permutation = node.attributes()
                .integers("perm")
                .map(perm -> Arrays.stream(perm).boxed().toList())
                .orElse(reversed);
        node.output(0, new Transpose(permutation), x);
    }

    static void concat(NodeScope node) {
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputCount(); i++) {
            inputs.add(node.input(i));
        }
        int axis = node.input(0).shape().axis(node.attributes().requiredInteger("axis"));
        if (inputs.size() == 1) {
            node.output(0, inputs.get(0));
        } else {
            node.output(0, new Concat(axis), inputs);
        }
    }

    static void expand(NodeScope node) {
        Shape shape = Shape.of(node.constantInput(1, "shape").ints());
        node.output(0, new Expand(shape), node.input(0));
    }

    static void tile(NodeScope node) {
        int[] repeats = node.constantInput(1, "repeats").ints();
        node.output(0, new Tile(Arrays.stream(repeats).boxed().toList()), node.input(0));
    }

    /** Indices are checked here, where they are known, and made to count from the start. */
    static void gather(NodeScope node) {
        Operand data = node.input(0);
        int axis = Axes.axis(node, data.shape(), 0);
        Tensor indices = node.constantInput(1, "indices");
        long[] positions = indices.integers().clone();
        int size = data.shape().dim(axis);
        for (int i = 0; i < positions.length; i++) {
            positions[i] += positions[i] < 0 ? size : 0;
            if (positions[i] < 0 || positions[i] >= size) {
                throw new ShapeException(
                        "index " + indices.integers()[i] + " is outside of axis " + axis + " of " + data.shape());
            }
        }
        Tensor normal = Tensor.integers(indices.dataType(), indices.shape(), positions);
        node.output(0, new Gather(axis), data, Operand.constant(node.input(1).name(), normal));
    }

    static void depthToSpace(NodeScope node) {
        ChannelsLast.output(
                node, 0, new DepthToSpace(block(node), isColumnRow(node)), ChannelsLast.of(node, imageOf(node)));
    }

    static void spaceToDepth(NodeScope node) {
        ChannelsLast.output(
                node, 0, new SpaceToDepth(block(node), isColumnRow(node)), ChannelsLast.of(node, imageOf(node)));
    }

    private static Operand imageOf(NodeScope node) {
        Operand x = node.input(0);
        if (x.rank() != 4) {
            throw new ShapeException("x is " + x.shape() + ", not [N, C, H, W]");
        }
        return x;
    }

    private static int block(NodeScope node) {
        int block = node.attributes().requiredInteger("blocksize");
        if (block < 1) {
            throw new ShapeException("attribute blocksize is " + block);
        }
        return block;
    }

    private static boolean isColumnRow(NodeScope node) {
        return node.attributes().choice("mode", "DCR", "CRD").equals("CRD");
    }
}
