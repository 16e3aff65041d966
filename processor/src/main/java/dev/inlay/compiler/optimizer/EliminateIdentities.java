package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Removes nodes that give back their first operand. */
final class EliminateIdentities implements Rewrite {
    /** Operators that give back their operand if its type stays. */
    private static final Set<Class<? extends Operator>> ALWAYS =
            Set.of(Identity.class, Cast.class, Reshape.class, Expand.class, Tile.class);

    private static final WindowAxis ONE_TAP = new WindowAxis(1, 1, 1, 0, 0);

    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        Value output = node.output();
        boolean sameElements =
                input.type().equals(output.type()) && input.quantization().equals(output.quantization());
        if (!sameElements || !isIdentity(node, editor)) {
            return false;
        }
        if (!editor.isOutput(output)) {
            editor.redirect(output, input);
            return true;
        }
        boolean ownsInput = editor.producer(input).isPresent() && !editor.isOutput(input);
        if (ownsInput) {
            Node producer = editor.producer(input).get();
            editor.replace(node, producer.name(), producer.operator(), producer.inputs());
            editor.redirect(input, output);
            return true;
        }
        if (node.operator() instanceof Identity) {
            return false;
        }
        editor.replace(node, new Identity(), input);
        return true;
    }

    /** Whether a node whose output has the type of its first operand gives back its elements. */
    private static boolean isIdentity(Node node, GraphEditor editor) {
        Operator operator = node.operator();
        if (operator instanceof Concat) {
            return node.inputs().size() == 1;
        } else if (operator instanceof Transpose transpose) {
            return transpose.isIdentity();
        } else if (operator instanceof Pool pool) {
            return pool.function() != PoolFunction.LP && pool.window().stream().allMatch(ONE_TAP::equals);
        } else if (operator instanceof Unary unary) {
            return unary.function() == UnaryFunction.CLIP
                    && unary.alpha() == Float.NEGATIVE_INFINITY
                    && unary.beta() == Float.POSITIVE_INFINITY;
        } else if (operator instanceof Binary binary) {
            // between integers, arithmetic rounds even where an operand is neutral
            return node.output().quantization().isEmpty() && hasNeutralOperand(binary, node, editor);
        }
        return ALWAYS.contains(operator.getClass())
                || leavesAxes(operator, node.output().type().shape());
    }

    private static boolean leavesAxes(Operator operator, Shape shape) {
        IntPredicate isWhole;
        if (operator instanceof Slice slice) {
            isWhole = axis -> slice.axes().get(axis).equals(new SliceAxis(0, 1, shape.dim(axis)));
        } else if (operator instanceof Pad pad) {
            isWhole = axis -> pad.begin().get(axis) == 0 && pad.end().get(axis) == 0;
        } else if (operator instanceof Resize resize) {
            isWhole = axis -> resize.axes().get(axis).isIdentity(shape.dim(axis));
        } else {
            return false;
        }
        return IntStream.range(0, shape.rank()).allMatch(isWhole);
    }

    private static boolean hasNeutralOperand(Binary binary, Node node, GraphEditor editor) {
        double neutral;
        switch (binary.function()) {
            case ADD, SUB -> neutral = 0;
            case MUL, DIV, POW -> neutral = 1;
            default -> {
                return false;
            }
        }
        return editor.constant(node.inputs().get(1))
                .filter(constant -> ConstantScalars.allEqual(constant, neutral))
                .isPresent();
    }
}
