package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.operand;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.clamp;
import static dev.inlay.compiler.quantizer.Formulas.multiply;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.subtract;

import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.FRecurrent;
import dev.inlay.compiler.kernel.GateSums;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.RecurrentPass;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Recurrent layers in float: what their operators say of a unit, as functions of its sums. */
final class FloatRecurrentLowering {
    private FloatRecurrentLowering() {}

    static Slot rnn(FloatNode node) {
        Rnn rnn = (Rnn) node.operator();
        GateSums sums = GateWeights.of(node).sums(List.of(0), List.of(0), List.of(0));
        ScalarExpression output = function(rnn.activation(), operand(0), rnn.clip());
        RecurrentPass pass = new RecurrentPass(sums, false, new float[0], Optional.empty(), output);
        return node.addOutput(kernel(node, rnn.backward(), false, pass), node.input(0), node.input(3));
    }

    static Slot gru(FloatNode node) {
        Gru gru = (Gru) node.operator();
        return gru.resetBehind() ? resetBehind(node, gru) : resetBefore(node, gru);
    }

    private static Slot resetBehind(FloatNode node, Gru gru) {
        GateSums sums = GateWeights.of(node).sums(List.of(0, 1, 2, 3), List.of(0, 1, 2), List.of(0, 1, 3));
        ScalarExpression update = function(gru.gate(), operand(0), gru.clip());
        ScalarExpression reset = function(gru.gate(), operand(1), gru.clip());
        ScalarExpression sum = add(operand(2), multiply(reset, operand(3)));
        ScalarExpression output = blend(
                update, function(gru.candidate(), sum, gru.clip()), RecurrentPass.operand(4, RecurrentPass.PREVIOUS));
        RecurrentPass pass = new RecurrentPass(sums, false, new float[0], Optional.empty(), output);
        return node.addOutput(kernel(node, gru.backward(), false, pass), node.input(0), node.input(3));
    }

    /** Two passes: what the reset gates let through of every unit's state must be there before it is multiplied. */
    private static Slot resetBefore(FloatNode node, Gru gru) {
        GateWeights weights = GateWeights.of(node);
        RecurrentPass gates = new RecurrentPass(
                weights.sums(List.of(0, 1), List.of(0, 1), List.of(0, 1)),
                false,
                new float[0],
                Optional.of(multiply(
                        function(gru.gate(), operand(1), gru.clip()),
                        RecurrentPass.operand(2, RecurrentPass.PREVIOUS))),
                function(gru.gate(), operand(0), gru.clip()));
        RecurrentPass candidates = new RecurrentPass(
                weights.sums(List.of(2), List.of(2), List.of(2)),
                true,
                new float[0],
                Optional.empty(),
                blend(
                        RecurrentPass.operand(1, RecurrentPass.PASSED),
                        function(gru.candidate(), operand(0), gru.clip()),
                        RecurrentPass.operand(1, RecurrentPass.PREVIOUS)));
        Shape shape = node.outputShape();
        FRecurrent kernel = kernel(node, gru.backward(), false, gates, candidates);
        Slot withMemory = node.add(kernel, shape.with(0, Math.addExact(shape.dim(0), 1)), node.input(0), node.input(3));
        int length = shape.elementCount();
        MoveBlock steps = new MoveBlock(0, 0, 0, List.of(new MoveAxis(length, 1, 1)));
        return node.addOutput(new FMove(List.of(steps), Optional.empty(), length), withMemory);
    }

    /** {@code (1 - z) * n + z * h}. */
    private static ScalarExpression blend(ScalarExpression z, ScalarExpression n, ScalarExpression h) {
        return add(multiply(subtract(number(1), z), n), multiply(z, h));
    }

    static Slot lstm(FloatNode node) {
        Lstm lstm = (Lstm) node.operator();
        LstmFormulas formulas = new LstmFormulas(lstm, node.has(5));
        GateSums sums = GateWeights.of(node).sums(formulas.gates(), formulas.gates(), formulas.gates());
        float[] peepholes = node.has(5) ? unitsFirst(node) : new float[0];
        RecurrentPass pass =
                new RecurrentPass(sums, false, peepholes, Optional.of(formulas.memory()), formulas.output());
        return node.addOutput(kernel(node, lstm.backward(), true, pass), node.input(0), node.input(3), node.input(4));
    }

    private static float[] unitsFirst(FloatNode node) {
        float[] peepholes = node.constant(5).orElseThrow().floats();
        int gates = node.shape(5).dim(0);
        int units = node.shape(5).dim(1);
        float[] turned = new float[peepholes.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = peepholes[i % gates * units + i / gates];
        }
        return turned;
    }

    private static FRecurrent kernel(FloatNode node, boolean backward, boolean remembers, RecurrentPass... passes) {
        return new FRecurrent(node.shape(0).dim(0), node.shape(0).dim(1), backward, remembers, List.of(passes));
    }

    /** A function of a sum that is clipped before. */
    static ScalarExpression function(Unary function, ScalarExpression sum, float clip) {
        return UnaryFormula.of(function, clipped(sum, clip));
    }

    static ScalarExpression clipped(ScalarExpression x, float clip) {
        return Float.isInfinite(clip) ? x : clamp(x, -clip, clip);
    }
}
