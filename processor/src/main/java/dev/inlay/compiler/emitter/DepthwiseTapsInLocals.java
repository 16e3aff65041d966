package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.ArrayList;
import java.util.List;

/** Holds a channel's weights in local variables; a window that touches the padding tests each of its taps. */
final class DepthwiseTapsInLocals implements DepthwiseTaps {
    private static final int TERMS_A_LINE = 8;

    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final int taps;

    DepthwiseTapsInLocals(QDepthwiseConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.taps = conv.window().taps();
    }

    @Override
    public void openChannel(CodeLines code, WindowLoops loops) {
        List<String> weights = new ArrayList<>();
        for (int tap = 0; tap < taps; tap++) {
            code.add("int w" + tap + " = weights[w++];");
            weights.add("w" + tap);
        }
        code.add("int start = bias[channel];");
        if (conv.window().isPadded() && conv.inputZeroPoint() != 0) {
            code.add("int interior = start - (" + String.join(" + ", weights) + ") * " + literal(conv.inputZeroPoint())
                    + ";");
        }
    }

    private static String literal(int value) {
        return value < 0 ? "(" + value + ")" : Integer.toString(value);
    }

    @Override
    public void sumWindow(CodeLines code, WindowLoops loops) {
        String interior = loops.interior();
        if (interior.isEmpty()) {
            code.add("int sum = start;");
            sumInterior(code, loops);
            return;
        }
        code.add("int sum;");
        code.open("if (" + interior + ")");
        code.add("sum = " + (conv.inputZeroPoint() == 0 ? "start" : "interior") + ";");
        sumInterior(code, loops);
        code.reopen("else");
        code.add("sum = start;");
        for (int tap = 0; tap < taps; tap++) {
            sumBorder(code, loops, tap);
        }
        code.close();
    }

    private void sumInterior(CodeLines code, WindowLoops loops) {
        List<String> terms = new ArrayList<>();
        for (int tap = 0; tap < taps; tap++) {
            terms.add("w" + tap + " * " + element(loops, tap));
        }
        for (int from = 0; from < taps; from += TERMS_A_LINE) {
            code.add("sum += " + String.join(" + ", terms.subList(from, Math.min(taps, from + TERMS_A_LINE))) + ";");
        }
    }

    private void sumBorder(CodeLines code, WindowLoops loops, int tap) {
        String inside = loops.inside(tap);
        if (!inside.isEmpty()) {
            code.open("if (" + inside + ")");
        }
        String element = Expressions.plus(element(loops, tap), -conv.inputZeroPoint());
        code.add("sum += w" + tap + " * " + (conv.inputZeroPoint() == 0 ? element : "(" + element + ")") + ";");
        if (!inside.isEmpty()) {
            code.close();
        }
    }

    private String element(WindowLoops loops, int tap) {
        return names.input(0) + "[" + Expressions.plus("i", loops.offset(tap, conv.inputChannels())) + "]";
    }
}
