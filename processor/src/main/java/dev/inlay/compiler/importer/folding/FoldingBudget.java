package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.MaxPoolIndices;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Bounds the memory and the time that the constants of a model may take while it is imported. */
public final class FoldingBudget {
    /** Elements of all tensors read and computed; far above what fits in a class. */
    private static final long MAX_ELEMENTS = 1L << 26;

    /** Elementary steps of all constant computations: some seconds. */
    private static final long MAX_STEPS = 1L << 31;

    private long elements = MAX_ELEMENTS;
    private long steps = MAX_STEPS;

    /** Takes room for the elements of a tensor. */
    public void spend(String what, long count) {
        elements -= count;
        if (elements < 0) {
            throw tooLarge(what, MAX_ELEMENTS + " elements");
        }
    }

    /** Takes room and time for one application of an operator. */
    void spend(FileNode node, Operator operator, List<TensorType> inputs, TensorType output) {
        spend(node.toString(), output.elementCount());
        long inputElements = inputs.stream().mapToLong(TensorType::elementCount).sum();
        steps -= inputElements + output.elementCount() * stepsPerElement(operator, inputs);
        if (steps < 0) {
            throw tooLarge(node.toString(), MAX_STEPS + " steps");
        }
    }

    private static long stepsPerElement(Operator operator, List<TensorType> inputs) {
        if (operator instanceof Conv || operator instanceof ConvTranspose || operator instanceof FullyConnected) {
            return inputs.get(1).elementCount()
                    / Math.max(1, inputs.get(1).shape().dim(0));
        }
        if (operator instanceof Lstm || operator instanceof Gru || operator instanceof Rnn) {
            Shape weights = inputs.get(1).shape();
            return multiply(weights.dim(0), weights.dim(2));
        }
        if (operator instanceof MatMul) {
            return inputs.get(0).shape().dim(-1);
        }
        if (operator instanceof Pool pool) {
            return taps(pool.window());
        }
        if (operator instanceof MaxPoolIndices pool) {
            return taps(pool.window());
        }
        if (operator instanceof Resize resize) {
            return resize.axes().stream().mapToLong(ResizeAxis::taps).reduce(1, FoldingBudget::multiply);
        }
        return operator instanceof Lrn lrn ? lrn.size() : 1;
    }

    private static long taps(List<WindowAxis> window) {
        return window.stream().mapToLong(WindowAxis::size).reduce(1, FoldingBudget::multiply);
    }

    /** Saturates far below overflow. */
    private static long multiply(long a, long b) {
        return Math.min(MAX_STEPS, a * Math.min(b, MAX_STEPS));
    }

    private static DiagnosticException tooLarge(String what, String limit) {
        return new DiagnosticException(DiagnosticId.ONNX_TOO_LARGE, Place.model(), what, limit);
    }
}
