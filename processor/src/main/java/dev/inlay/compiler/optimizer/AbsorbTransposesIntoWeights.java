package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a fully connected layer read features in the order they have, by permuting its weights: a transposition whose
 * result is flattened in front of the layer is gone.
 */
final class AbsorbTransposesIntoWeights implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!(node.operator() instanceof FullyConnected)
                || !editor.isConstant(node.inputs().get(1))) {
            return false;
        }
        Optional<Node> reshape =
                editor.producer(node.inputs().get(0)).filter(producer -> producer.operator() instanceof Reshape);
        Optional<Node> transposition = reshape.flatMap(
                found -> SinkTransposes.transposition(found.inputs().get(0), editor));
        if (transposition.isEmpty()) {
            return false;
        }
        Transpose transpose = (Transpose) transposition.get().operator();
        Value x = transposition.get().inputs().get(0);
        Value matrix = node.inputs().get(1);
        Tensor weights = editor.stored(matrix).get();
        int features = weights.shape().dim(1);
        int split = firstFeatureAxis(transposition.get().output().type().shape(), features);
        if (split < 0
                || scalesOfInputs(matrix)
                || !keepsRows(transpose, split, x.type().shape())) {
            return false;
        }
        Value rows = editor.add(
                reshape.get(),
                reshape.get().output().quantization(),
                reshape.get().operator(),
                x);
        List<Value> inputs = new ArrayList<>(node.inputs());
        inputs.set(0, rows);
        inputs.set(1, editor.addConstant(matrix.name(), permuted(weights, transpose, split, x), matrix.quantization()));
        editor.replace(node, node.name(), node.operator(), inputs);
        return true;
    }

    /** Whether weights are quantized with a scale for each input, which would have to move with it. */
    private static boolean scalesOfInputs(Value weights) {
        return weights.quantization()
                .filter(scales -> scales.isPerChannel() && scales.axis() != 0)
                .isPresent();
    }

    /** The first axis from which on the axes hold the features of one row, or -1. */
    private static int firstFeatureAxis(Shape shape, int features) {
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.product(axis, shape.rank()) == features) {
                return axis;
            }
        }
        return -1;
    }

    /** Whether the transposition leaves axes before {@code split} in order, and those behind it behind it. */
    private static boolean keepsRows(Transpose transpose, int split, Shape x) {
        List<Integer> rows = transpose.permutation().subList(0, split);
        int last = -1;
        for (int axis : rows) {
            if (axis >= split || x.dim(axis) != 1 && axis < last) {
                return false;
            }
            last = x.dim(axis) == 1 ? last : axis;
        }
        return true;
    }

    /** The weights with their features in the order of x: axes of the features are undone like those of the input. */
    private static Tensor permuted(Tensor weights, Transpose transpose, int split, Value x) {
        List<Integer> inverse = transpose.inverse().permutation();
        int rank = inverse.size();
        int[] dims = new int[rank - split + 1];
        List<Integer> permutation = new ArrayList<>(List.of(0));
        dims[0] = weights.shape().dim(0);
        for (int axis = split; axis < rank; axis++) {
            dims[axis - split + 1] =
                    x.type().shape().dim(transpose.permutation().get(axis));
            permutation.add(inverse.get(axis) - split + 1);
        }
        Tensor unfolded = weights.reshaped(Shape.of(dims));
        return new Transpose(permutation).evaluate(List.of(unfolded)).reshaped(weights.shape());
    }
}
