package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QuantizedOperand;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.program.LaneLayout;
import java.util.Locale;
import java.util.Optional;

/** The sum of two activations, plane by plane; from tables where no factors in float are exact. */
final class LaneAddEmitter {
    private static final int VALUES = 256;

    private final QAdd add;
    private final LaneCode code;
    private final int low;
    private final int high;

    LaneAddEmitter(QAdd add, LaneCode code) {
        this.add = add;
        this.code = code;
        this.low = add.min() - add.outputZeroPoint();
        this.high = add.max() - add.outputZeroPoint();
    }

    void write() {
        LaneLayout layout = code.output().layout();
        String to = LaneCode.plane(Expressions.plus("c", code.output().first()));
        String a = LaneCode.plane(Expressions.plus("c", code.input(0).first()));
        String b = LaneCode.plane(Expressions.plus("c", code.input(1).first()));
        Optional<LaneAddFactors> factors = LaneAddFactors.find(add);
        String loop = "for (int c = 0; c < " + layout.channels() + "; c++)";
        if (factors.isPresent()) {
            String multiplierA = FloatLiteral.of(factors.get().a());
            String multiplierB = FloatLiteral.of(factors.get().b());
            String nudge = FloatLiteral.of(factors.get().nudge());
            code.lines().open(loop);
            code.lanes("add", to, a, b, multiplierA, multiplierB, nudge, low, high, code.length());
        } else {
            declare("a", table(add.a(), 1));
            declare("b", table(add.b(), add.subtract() ? -1 : 1));
            declare("steps", steps());
            code.lines().open(loop);
            int zeroA = add.a().zeroPoint();
            int zeroB = add.b().zeroPoint();
            code.lanes("stepSum", to, a, b, "a", zeroA, "b", zeroB, "steps", low, layout.positions());
        }
        code.lines().close();
    }

    private void declare(String variable, int[] table) {
        String field = code.scope().ints(variable.toUpperCase(Locale.ROOT), table);
        code.lines().add("final int[] " + variable + " = " + field + ";");
    }

    /** Each value of an operand on the common scale. */
    private int[] table(QuantizedOperand operand, int sign) {
        Requantization factor = new Requantization(new int[] {operand.multiplier()}, new int[] {operand.shift()});
        int[] table = new int[VALUES];
        for (int i = 0; i < VALUES; i++) {
            int element = i + Byte.MIN_VALUE - operand.zeroPoint();
            table[i] = sign * factor.apply(0, element << add.leftShift());
        }
        return table;
    }

    private int[] steps() {
        Requantization factor = new Requantization(new int[] {add.outputMultiplier()}, new int[] {add.outputShift()});
        long[] thresholds = Thresholds.of(factor, 0, add.sumRange(), low, high);
        int[] steps = new int[thresholds.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (int) Math.min(Integer.MAX_VALUE, thresholds[i]);
        }
        return steps;
    }
}
