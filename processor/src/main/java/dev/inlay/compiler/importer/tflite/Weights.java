package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.StoredIntegers;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Weights and biases of layers. */
final class Weights {
    private static final Set<DataType> BIASES = Set.of(DataType.INT32, DataType.INT64);

    private Weights() {}

    /** Weights of a rank, whose scales, where there are several, belong to their first axis: the outputs. */
    static Operand outputsFirst(Operand weights, int rank) {
        requireRank(weights, rank, "weights");
        weights.quantization()
                .filter(scales -> scales.isPerChannel() && scales.axis() != 0)
                .ifPresent(scales -> {
                    throw new ShapeException("the weights " + weights.shape() + " have " + scales);
                });
        return weights;
    }

    /** Weights in another order of axes; stored integers stay what they are, and their scales go with their axis. */
    static Operand transposed(OperatorScope node, Operand weights, List<Integer> permutation) {
        Transpose transpose = new Transpose(permutation);
        Optional<Quantization> scales = weights.quantization().filter(Quantization::isPerChannel);
        if (!weights.isConstant() || scales.isEmpty()) {
            return node.move(transpose, weights);
        }
        transpose.infer(List.of(weights.type()));
        node.spend(weights.type().elementCount());
        return StoredIntegers.transposed(weights, transpose);
    }

    /** A bias; integers without a scale have that of the products of input and weights. */
    static Optional<Operand> bias(OperatorScope node, int index, Operand x, Operand weights) {
        return node.optionalInput(index).map(bias -> {
            boolean isPlain = bias.isConstant() && !bias.isQuantized() && BIASES.contains(bias.dataType());
            return isPlain && x.isQuantized() && weights.isQuantized() ? scaled(bias, x, weights) : bias;
        });
    }

    private static Operand scaled(Operand bias, Operand x, Operand weights) {
        int count = bias.type().elementCount();
        Quantization perOutput = weights.quantization().get();
        float[] scales = new float[count];
        for (int m = 0; m < count; m++) {
            if (perOutput.isPerChannel() && perOutput.channels() != count) {
                throw new ShapeException("bias " + bias.shape() + " does not fit " + perOutput.channels() + " outputs");
            }
            scales[m] = x.quantization().get().scale() * perOutput.scale(m);
            if (!(scales[m] > 0) || Float.isInfinite(scales[m])) {
                throw new ShapeException("the scale of the bias is " + scales[m]);
            }
        }
        requireRank(bias, 1, "bias");
        return Operand.quantized(bias.name(), bias.data().get(), Quantization.perChannel(scales, new int[count], 0));
    }

    static void requireRank(Operand operand, int rank, String role) {
        if (operand.rank() != rank) {
            throw new ShapeException("the " + role + " " + operand.shape() + " should have " + rank + " dimensions");
        }
    }
}
