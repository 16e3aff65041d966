package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recurrent layers: each direction is an operator of its own. */
final class RecurrentImports {
    private static final int CELL = 6;
    private static final int PEEPHOLES = 7;

    private RecurrentImports() {}

    static void rnn(NodeScope node) {
        RecurrentWeights weights = RecurrentWeights.read(node, 1);
        List<List<Unary>> functions =
                RecurrentActivations.read(node.attributes(), weights.directions(), UnaryFunction.TANH);
        float clip = clip(node);
        RecurrentSequences sequences = new RecurrentSequences(node, weights, false);
        for (int d = 0; d < weights.directions(); d++) {
            Rnn operator = new Rnn(weights.isBackward(d), functions.get(d).get(0), clip);
            sequences.add(operator, operands(node, weights, d, weights.bias(d)), weights.isBackward(d));
        }
        sequences.finish();
    }

    static void gru(NodeScope node) {
        RecurrentWeights weights = RecurrentWeights.read(node, 3);
        List<List<Unary>> functions = RecurrentActivations.read(
                node.attributes(), weights.directions(), UnaryFunction.SIGMOID, UnaryFunction.TANH);
        float clip = clip(node);
        boolean resetBehind = node.attributes().flag("linear_before_reset", false);
        RecurrentSequences sequences = new RecurrentSequences(node, weights, false);
        for (int d = 0; d < weights.directions(); d++) {
            List<Unary> f = functions.get(d);
            Gru operator = new Gru(weights.isBackward(d), resetBehind, f.get(0), f.get(1), clip);
            Tensor bias = resetBehind ? weights.biasWithStates(d) : weights.bias(d);
            sequences.add(operator, operands(node, weights, d, bias), weights.isBackward(d));
        }
        sequences.finish();
    }

    static void lstm(NodeScope node) {
        RecurrentWeights weights = RecurrentWeights.read(node, 4);
        List<List<Unary>> functions = RecurrentActivations.read(
                node.attributes(), weights.directions(), UnaryFunction.SIGMOID, UnaryFunction.TANH, UnaryFunction.TANH);
        float clip = clip(node);
        boolean coupled = node.attributes().flag("input_forget", false);
        Optional<Tensor> peepholes = node.optionalConstantInput(PEEPHOLES, "P");
        RecurrentSequences sequences = new RecurrentSequences(node, weights, true);
        for (int d = 0; d < weights.directions(); d++) {
            List<Unary> f = functions.get(d);
            boolean backward = weights.isBackward(d);
            Lstm operator = new Lstm(backward, coupled, f.get(0), f.get(1), f.get(2), clip, Float.POSITIVE_INFINITY);
            List<Operand> operands = operands(node, weights, d, weights.bias(d));
            operands.add(sequences.initial(CELL, d));
            if (peepholes.isPresent()) {
                operands.add(node.constant(weights.rows("P", peepholes.get(), d, 3)));
            }
            sequences.add(operator, operands, backward);
        }
        sequences.finish();
    }

    private static List<Operand> operands(NodeScope node, RecurrentWeights weights, int direction, Tensor bias) {
        return new ArrayList<>(List.of(node.constant(weights.weights(direction)), node.constant(bias)));
    }

    /** Largest magnitude of what functions are taken of; infinity where the node gives none. */
    private static float clip(NodeScope node) {
        node.attributes().ignore("output_sequence");
        if (!node.attributes().has("clip")) {
            return Float.POSITIVE_INFINITY;
        }
        float clip = node.attributes().finite("clip", 0);
        if (clip <= 0) {
            throw new ShapeException("attribute clip is " + clip);
        }
        return clip;
    }
}
