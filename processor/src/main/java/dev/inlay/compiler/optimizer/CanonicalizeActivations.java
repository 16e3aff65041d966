package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import java.util.Optional;

/**
 * Writes clamps in one way: Max and Min with a constant become CLIP, CLIP to what is not negative becomes RELU, clamps in
 * a row become one. PRELU of one constant slope becomes LEAKY_RELU.
 */
final class CanonicalizeActivations implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        if (!node.output().type().dataType().isFloat()) {
            return false;
        }
        if (node.operator() instanceof Binary binary) {
            return binary(binary.function(), node, editor);
        }
        return node.operator() instanceof Unary unary && clamp(unary, node, editor);
    }

    private static boolean binary(BinaryFunction function, Node node, GraphEditor editor) {
        Value x = node.inputs().get(0);
        Optional<Float> scalar =
                new ConstantScalars(editor).scalar(node.inputs().get(1));
        if (scalar.isEmpty()
                || !x.type().equals(node.output().type())
                || scalar.get().isNaN()) {
            return false;
        }
        Unary unary;
        switch (function) {
            case MAX -> unary = new Clamp(scalar.get(), Float.POSITIVE_INFINITY).toUnary();
            case MIN -> unary = new Clamp(Float.NEGATIVE_INFINITY, scalar.get()).toUnary();
            case PRELU -> unary = new Unary(UnaryFunction.LEAKY_RELU, scalar.get(), 0);
            default -> {
                return false;
            }
        }
        editor.replace(node, unary, x);
        return true;
    }

    private static boolean clamp(Unary unary, Node node, GraphEditor editor) {
        Optional<Clamp> clamp = Clamp.of(unary);
        if (clamp.isEmpty()) {
            return false;
        }
        Value input = node.inputs().get(0);
        Optional<Clamp> before = editor.producer(input)
                .filter(producer -> editor.onlyReader(input).isPresent())
                .filter(producer -> producer.operator() instanceof Unary)
                .flatMap(producer -> Clamp.of((Unary) producer.operator()));
        if (before.isPresent()) {
            Value source = editor.producer(input).get().inputs().get(0);
            editor.replace(node, before.get().then(clamp.get()).toUnary(), source);
            return true;
        }
        Unary canonical = clamp.get().toUnary();
        if (canonical.equals(unary)) {
            return false;
        }
        editor.replace(node, canonical, input);
        return true;
    }

    /** {@code min(high, max(low, x))}. */
    private record Clamp(float low, float high) {
        static Optional<Clamp> of(Unary unary) {
            return switch (unary.function()) {
                case RELU -> Optional.of(new Clamp(0, Float.POSITIVE_INFINITY));
                case CLIP -> Optional.of(new Clamp(unary.alpha(), unary.beta()));
                default -> Optional.empty();
            };
        }

        float apply(float x) {
            return Math.min(high, Math.max(low, x));
        }

        /** This clamp first and then the other; clamps are monotone, so the bounds alone tell. */
        Clamp then(Clamp next) {
            return new Clamp(next.apply(apply(Float.NEGATIVE_INFINITY)), next.apply(apply(Float.POSITIVE_INFINITY)));
        }

        Unary toUnary() {
            return low == 0 && high == Float.POSITIVE_INFINITY
                    ? new Unary(UnaryFunction.RELU)
                    : new Unary(UnaryFunction.CLIP, low, high);
        }
    }
}
