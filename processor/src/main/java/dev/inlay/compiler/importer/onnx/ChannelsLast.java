package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Bridges ONNX's layout {@code [N, C, spatial...]} and the layout {@code [N, spatial..., C]} of spatial operators. */
final class ChannelsLast {
    private ChannelsLast() {}

    /** Turns a tensor, or weights {@code [M, C, kernel...]}, channels-last. */
    static Operand of(NodeScope node, Operand channelsFirst) {
        return node.apply(new Transpose(toLast(channelsFirst.rank())), channelsFirst);
    }

    /** Applies a channels-last operator for output {@code index}, which becomes channels-first. */
    static void output(NodeScope node, int index, Operator operator, Operand... inputs) {
        Operand result = node.apply(operator, inputs);
        node.output(index, new Transpose(toFirst(result.rank())), result);
    }

    /** Number of spatial axes. @throws ShapeException if there is none */
    static int spatialRank(Operand x) {
        if (x.rank() < 3) {
            throw new ShapeException(x.type() + " has no spatial axis; [N, C, spatial...] is needed");
        }
        return x.rank() - 2;
    }

    /** Sizes of the spatial axes of a channels-first tensor. */
    static int[] spatialDims(Operand x) {
        int[] dims = new int[spatialRank(x)];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = x.shape().dim(i + 2);
        }
        return dims;
    }

    private static List<Integer> toLast(int rank) {
        List<Integer> permutation = new ArrayList<>(List.of(0));
        for (int i = 2; i < rank; i++) {
            permutation.add(i);
        }
        permutation.add(1);
        return permutation;
    }

    private static List<Integer> toFirst(int rank) {
        List<Integer> permutation = new ArrayList<>(List.of(0, rank - 1));
        for (int i = 1; i < rank - 1; i++) {
            permutation.add(i);
        }
        return permutation;
    }
}
