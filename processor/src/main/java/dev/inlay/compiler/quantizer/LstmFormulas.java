package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.operand;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.multiply;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.subtract;

import dev.inlay.compiler.kernel.RecurrentPass;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.operator.Lstm;
import java.util.List;

/** What a unit of an LSTM remembers and gives, as functions of its sums, its memory and its peepholes. */
final class LstmFormulas {
    /** Rows of weights and bias, and of the peepholes as far as they have them. */
    private static final int INPUT = 0;

    private static final int OUTPUT = 1;
    private static final int FORGET = 2;
    private static final int CANDIDATE = 3;

    private final Lstm lstm;
    private final boolean peepholes;

    LstmFormulas(Lstm lstm, boolean peepholes) {
        this.lstm = lstm;
        this.peepholes = peepholes;
    }

    /** The rows that are summed. */
    List<Integer> gates() {
        return lstm.coupled() ? List.of(INPUT, OUTPUT, CANDIDATE) : List.of(INPUT, OUTPUT, FORGET, CANDIDATE);
    }

    ScalarExpression memory() {
        ScalarExpression before = RecurrentPass.operand(gates().size(), RecurrentPass.MEMORY);
        ScalarExpression input = open(INPUT, before);
        ScalarExpression kept = lstm.coupled() ? subtract(number(1), input) : open(FORGET, before);
        ScalarExpression proposed = FloatRecurrentLowering.function(lstm.candidate(), sum(CANDIDATE), lstm.clip());
        return FloatRecurrentLowering.clipped(add(multiply(kept, before), multiply(input, proposed)), lstm.cellClip());
    }

    ScalarExpression output() {
        return multiply(open(OUTPUT, memory()), UnaryFormula.of(lstm.activation(), memory()));
    }

    /** How far a gate is open. */
    private ScalarExpression open(int gate, ScalarExpression memory) {
        ScalarExpression sum = sum(gate);
        if (peepholes) {
            int peephole = RecurrentPass.firstParameter(gates().size()) + gate;
            sum = add(sum, multiply(operand(peephole), memory));
        }
        return FloatRecurrentLowering.function(lstm.gate(), sum, lstm.clip());
    }

    private ScalarExpression sum(int gate) {
        return operand(gates().indexOf(gate));
    }
}
