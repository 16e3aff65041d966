package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/** Recognizes functions of one value: unary ones, and binary ones whose other operand is a constant scalar. */
final class ConstantScalars {
    /** Constants that exporters write in float32, such as the square root of 2. */
    private static final double TOLERANCE = 1e-6;

    private final GraphEditor editor;

    ConstantScalars(GraphEditor editor) {
        this.editor = editor;
    }

    static boolean allEqual(Tensor tensor, double number) {
        for (int i = 0; i < tensor.elementCount(); i++) {
            if (tensor.real(i) != number) {
                return false;
            }
        }
        return true;
    }

    /** A constant of one element as a scalar, and one of one axis as a vector. */
    static Tensor withoutUnits(GraphEditor editor, Value value) {
        int count = value.type().elementCount();
        return editor.constant(value).orElseThrow().reshaped(count == 1 ? Shape.scalar() : Shape.of(count));
    }

    /** The number, if the value is a real constant of one element. */
    Optional<Float> scalar(Value value) {
        return editor.constant(value)
                .filter(tensor -> tensor.isFloat() && tensor.elementCount() == 1)
                .map(tensor -> tensor.floats()[0]);
    }

    /** The other operand, if {@code value} is the function of it and about {@code number}; commuted where legal. */
    Optional<Value> operand(Value value, BinaryFunction function, double number) {
        return editor.producer(value).flatMap(node -> operand(node, function, number));
    }

    Optional<Value> operand(Node node, BinaryFunction function, double number) {
        if (!(node.operator() instanceof Binary binary) || binary.function() != function) {
            return Optional.empty();
        }
        Value a = node.inputs().get(0);
        Value b = node.inputs().get(1);
        if (isAbout(b, number) && keepsType(node, a)) {
            return Optional.of(a);
        }
        return function.isCommutative() && isAbout(a, number) && keepsType(node, b) ? Optional.of(b) : Optional.empty();
    }

    /** The operand, if {@code value} is the unary function of it. */
    Optional<Value> operand(Value value, UnaryFunction function) {
        return editor.producer(value)
                .filter(node -> node.operator() instanceof Unary unary && unary.function() == function)
                .map(node -> node.inputs().get(0));
    }

    private boolean isAbout(Value value, double number) {
        return scalar(value)
                .filter(scalar -> Math.abs(scalar - number) <= TOLERANCE * Math.abs(number))
                .isPresent();
    }

    private static boolean keepsType(Node node, Value operand) {
        return operand.type().equals(node.output().type());
    }
}
