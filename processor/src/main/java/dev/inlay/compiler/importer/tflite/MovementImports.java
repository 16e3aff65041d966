package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operators that move elements without changing them. */
final class MovementImports {
    private MovementImports() {}

    static void transpose(OperatorScope node) {
        int[] permutation = node.constantInput(1, "permutation").ints();
        int rank = node.input(0).rank();
        List<Integer> axes = Arrays.stream(permutation)
                .mapToObj(axis -> axis < 0 ? axis + rank : axis)
                .toList();
        node.output(0, new Transpose(axes), node.input(0));
    }

    static void concatenation(OperatorScope node) {
        Options options = node.options(OptionsType.CONCATENATION);
        int axis = node.input(0).shape().axis(options.integer(0));
        joined(node, axis, node.inputs(), options.choice(1));
    }

    /** Joins tensors along an axis that they do not have yet. */
    static void pack(OperatorScope node) {
        int axis = node.options(OptionsType.PACK).integer(1);
        List<Operand> slices = new ArrayList<>();
        for (Operand input : node.inputs()) {
            slices.add(node.move(new Reshape(Shape.of(ReshapeImports.withUnitAxis(input.shape(), axis))), input));
        }
        int rank = node.input(0).rank() + 1;
        joined(node, axis < 0 ? axis + rank : axis, slices, 0);
    }

    private static void joined(OperatorScope node, int axis, List<Operand> inputs, int activation) {
        Optional<Operator> fused = FusedActivation.of(node, activation);
        if (fused.isPresent()) {
            node.outputActivated(activation, new Concat(axis), inputs.toArray(new Operand[0]));
        } else if (inputs.size() == 1) {
            node.output(0, inputs.get(0));
        } else {
            node.output(0, new Concat(axis), inputs);
        }
    }

    static void tile(OperatorScope node) {
        int[] repeats = node.constantInput(1, "repeats").ints();
        node.output(0, new Tile(Arrays.stream(repeats).boxed().toList()), node.input(0));
    }

    static void broadcastTo(OperatorScope node) {
        Operand x = node.input(0);
        Shape shape = Shape.of(node.constantInput(1, "shape").ints());
        Expand expand = new Expand(shape);
        if (!expand.infer(List.of(x.type())).shape().equals(shape)) {
            throw new ShapeException(x.shape() + " does not broadcast to " + shape);
        }
        node.output(0, expand, x);
    }

    static void depthToSpace(OperatorScope node) {
        int block = node.options(OptionsType.DEPTH_TO_SPACE).integer(0);
        node.output(0, new DepthToSpace(block, false), node.input(0));
    }

    static void spaceToDepth(OperatorScope node) {
        int block = node.options(OptionsType.SPACE_TO_DEPTH).integer(0);
        node.output(0, new SpaceToDepth(block, false), node.input(0));
    }
}
