package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Undoes one transposition on operands that are broadcast together, where that costs nothing at run time. */
final class Untransposer {
    private final Node node;
    private final Transpose transpose;
    private final Transpose inverse;
    private final GraphEditor editor;

    /** @param node reads the operands */
    Untransposer(Node node, Transpose transpose, GraphEditor editor) {
        this.node = node;
        this.transpose = transpose;
        this.inverse = transpose.inverse();
        this.editor = editor;
    }

    /** Whether the operand is transposed like that, constant, or keeps the order of its elements. */
    boolean isFree(Value operand) {
        return cancels(operand)
                || editor.isConstant(operand)
                || !Permutations.movesData(inverse, aligned(operand.type().shape()));
    }

    boolean cancels(Value operand) {
        return SinkTransposes.transposition(operand, editor)
                .filter(found -> found.operator().equals(transpose))
                .isPresent();
    }

    /** The operand as it is before the transposition. */
    Value undo(Value operand) {
        Optional<Node> transposition =
                SinkTransposes.transposition(operand, editor).filter(found -> cancels(operand));
        if (transposition.isPresent()) {
            return transposition.get().inputs().get(0);
        }
        if (operand.type().elementCount() == 1 && operand.type().rank() <= 1) {
            return operand;
        }
        Shape aligned = aligned(operand.type().shape());
        if (editor.isConstant(operand)) {
            // scales of channels would have to move with their axis
            boolean perChannel =
                    operand.quantization().filter(Quantization::isPerChannel).isPresent();
            Optional<Tensor> data = perChannel ? editor.constant(operand) : editor.stored(operand);
            return editor.addConstant(
                    operand.name(),
                    inverse.evaluate(List.of(data.orElseThrow().reshaped(aligned))),
                    perChannel ? Optional.empty() : operand.quantization());
        }
        Shape undone = inverse.infer(List.of(operand.type().withShape(aligned))).shape();
        return operand.type().shape().equals(undone)
                ? operand
                : editor.add(node, operand.quantization(), new Reshape(undone), operand);
    }

    private Shape aligned(Shape shape) {
        return Permutations.aligned(shape, transpose.permutation().size());
    }
}
