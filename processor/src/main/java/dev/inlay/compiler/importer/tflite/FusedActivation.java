package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Optional;

/** The function that an operator applies to its result. */
final class FusedActivation {
    private static final int NONE = 0;
    private static final int RELU = 1;
    private static final int RELU_N1_TO_1 = 2;
    private static final int RELU6 = 3;
    private static final int TANH = 4;
    private static final int SIGN_BIT = 5;
    private static final float SIX = 6;

    private FusedActivation() {}

    static Optional<Operator> of(OperatorScope node, int number) {
        return switch (number) {
            case NONE -> Optional.empty();
            case RELU -> Optional.of(new Unary(UnaryFunction.RELU));
            case RELU_N1_TO_1 -> Optional.of(new Unary(UnaryFunction.CLIP, -1, 1));
            case RELU6 -> Optional.of(new Unary(UnaryFunction.CLIP, 0, SIX));
            // no kernel of TensorFlow Lite computes these two behind another operator
            case TANH -> throw node.unsupported("its fused activation TANH");
            case SIGN_BIT -> throw node.unsupported("its fused activation SIGN_BIT");
            default -> throw new ShapeException("its fused activation is " + number);
        };
    }
}
