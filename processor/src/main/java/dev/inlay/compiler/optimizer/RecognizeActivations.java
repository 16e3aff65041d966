package dev.inlay.compiler.optimizer;

import static dev.inlay.compiler.operator.BinaryFunction.ADD;
import static dev.inlay.compiler.operator.BinaryFunction.DIV;
import static dev.inlay.compiler.operator.BinaryFunction.MUL;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import java.util.Optional;

/** Finds activations that exporters spell out, as {@code x * sigmoid(x)} for SWISH, and makes each one node again. */
final class RecognizeActivations implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        ConstantScalars match = new ConstantScalars(editor);
        return node.operator() instanceof Binary
                && node.output().type().dataType().isFloat()
                && (hardSigmoid(node, match, editor)
                        || gelu(node, match, editor)
                        || hardSwish(node, match, editor)
                        || gated(node, match, editor)
                        || leakyRelu(node, match, editor));
    }

    /** {@code clip(x + 3, 0, 6) / 6}. */
    private static boolean hardSigmoid(Node node, ConstantScalars match, GraphEditor editor) {
        Optional<Value> x = sixth(node, match).flatMap(clip -> shiftedRelu6(clip, match, editor));
        x.ifPresent(value -> editor.replace(node, new Unary(UnaryFunction.HARD_SIGMOID, 1 / 6f, 0.5f), value));
        return x.isPresent();
    }

    /** {@code x * clip(x + 3, 0, 6) / 6}, the division last. */
    private static boolean hardSwish(Node node, ConstantScalars match, GraphEditor editor) {
        Optional<Node> product = sixth(node, match).flatMap(editor::producer).filter(found -> is(found, MUL));
        if (product.isEmpty()) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            Value x = product.get().inputs().get(i);
            Value gate = product.get().inputs().get(1 - i);
            if (shiftedRelu6(gate, match, editor).filter(x::equals).isPresent()) {
                editor.replace(node, new Unary(UnaryFunction.HARD_SWISH), x);
                return true;
            }
        }
        return false;
    }

    private static Optional<Value> sixth(Node node, ConstantScalars match) {
        return match.operand(node, DIV, 6).or(() -> match.operand(node, MUL, 1 / 6.0));
    }

    private static Optional<Value> shiftedRelu6(Value value, ConstantScalars match, GraphEditor editor) {
        boolean relu6 = editor.producer(value)
                .filter(node -> node.operator().equals(new Unary(UnaryFunction.CLIP, 0, 6)))
                .isPresent();
        return match.operand(value, UnaryFunction.CLIP).filter(x -> relu6).flatMap(x -> match.operand(x, ADD, 3));
    }

    /** {@code x * g(x)}: SWISH, HARD_SWISH and MISH. */
    private static boolean gated(Node node, ConstantScalars match, GraphEditor editor) {
        for (int i = 0; i < 2 && is(node, MUL); i++) {
            Value x = node.inputs().get(i);
            Optional<Unary> function = gate(x, node.inputs().get(1 - i), match, editor);
            if (function.isPresent()) {
                editor.replace(node, function.get(), x);
                return true;
            }
        }
        return false;
    }

    private static Optional<Unary> gate(Value x, Value gate, ConstantScalars match, GraphEditor editor) {
        if (match.operand(gate, UnaryFunction.SIGMOID).filter(x::equals).isPresent()) {
            return Optional.of(new Unary(UnaryFunction.SWISH, 1, 0));
        }
        Optional<Value> softplus =
                match.operand(gate, UnaryFunction.TANH).flatMap(value -> match.operand(value, UnaryFunction.SOFTPLUS));
        if (softplus.filter(x::equals).isPresent()) {
            return Optional.of(new Unary(UnaryFunction.MISH));
        }
        boolean hard = editor.producer(gate)
                .filter(node -> node.operator() instanceof Unary unary && isHardSigmoid(unary))
                .isPresent();
        return hard
                        && match.operand(gate, UnaryFunction.HARD_SIGMOID)
                                .filter(x::equals)
                                .isPresent()
                ? Optional.of(new Unary(UnaryFunction.HARD_SWISH))
                : Optional.empty();
    }

    private static boolean isHardSigmoid(Unary unary) {
        return Math.abs(unary.alpha() - 1 / 6.0) < 1e-6 && unary.beta() == 0.5f;
    }

    /** {@code x * (1 + erf(x / sqrt 2)) * 0.5}, the half at any place. */
    private static boolean gelu(Node node, ConstantScalars match, GraphEditor editor) {
        Optional<Value> half = match.operand(node, MUL, 0.5);
        Optional<Node> product = half.isPresent() ? half.flatMap(editor::producer) : Optional.of(node);
        if (product.isEmpty() || !is(product.get(), MUL)) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            Value a = product.get().inputs().get(i);
            Value b = product.get().inputs().get(1 - i);
            Optional<Value> halved = match.operand(a, MUL, 0.5);
            Optional<Value> halvedGate = match.operand(b, MUL, 0.5);
            Optional<Value> x = half.isPresent() || halvedGate.isPresent() ? Optional.of(a) : halved;
            Value gate = half.isPresent() ? b : halvedGate.orElse(b);
            if (x.isPresent() && erfGate(gate, match).filter(x.get()::equals).isPresent()) {
                editor.replace(node, new Unary(UnaryFunction.GELU), x.get());
                return true;
            }
        }
        return false;
    }

    /** The x of {@code 1 + erf(x / sqrt 2)}. */
    private static Optional<Value> erfGate(Value value, ConstantScalars match) {
        return match.operand(value, ADD, 1)
                .flatMap(erf -> match.operand(erf, UnaryFunction.ERF))
                .flatMap(scaled ->
                        match.operand(scaled, DIV, Math.sqrt(2)).or(() -> match.operand(scaled, MUL, Math.sqrt(0.5))));
    }

    /** {@code max(x, slope * x)} with a slope from 0 to 1. */
    private static boolean leakyRelu(Node node, ConstantScalars match, GraphEditor editor) {
        for (int i = 0; i < 2 && is(node, BinaryFunction.MAX); i++) {
            Value x = node.inputs().get(i);
            Optional<Node> product = editor.producer(node.inputs().get(1 - i)).filter(found -> is(found, MUL));
            for (int k = 0; k < 2 && product.isPresent(); k++) {
                Optional<Float> slope =
                        match.scalar(product.get().inputs().get(k)).filter(scalar -> scalar >= 0 && scalar <= 1);
                if (slope.isPresent() && product.get().inputs().get(1 - k).equals(x)) {
                    editor.replace(node, new Unary(UnaryFunction.LEAKY_RELU, slope.get(), 0), x);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean is(Node node, BinaryFunction function) {
        return node.operator() instanceof Binary binary && binary.function() == function;
    }
}
