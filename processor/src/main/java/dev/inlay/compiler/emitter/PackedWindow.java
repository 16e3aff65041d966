package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes how the input elements of one pass over a window come into the local variables {@code x0}, {@code x1}, … What
 * lies in the padding is the zero point.
 */
final class PackedWindow {
    /** Elements in a row from which an index of their own pays. */
    private static final int MIN_ROW = 5;

    private final QConv conv;
    private final KernelNames names;
    private final WindowLoops loops;
    private final int taps;
    /** Outer dimensions whose taps are in passes of their own. */
    private final int looped;

    PackedWindow(QConv conv, PackedLayout layout, WindowLoops loops, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.loops = loops;
        this.taps = layout.run() / conv.groupChannels();
        int product = 1;
        int first = loops.dims().size();
        while (first > 0 && product * loops.dims().get(first - 1).size() <= taps) {
            first--;
            product *= loops.dims().get(first).size();
        }
        this.looped = first;
    }

    /** Opens the loops over the taps of outer dimensions; as many as {@link #depth}. */
    void open(CodeLines code) {
        for (int d = 0; d < looped; d++) {
            WindowDim dim = loops.dims().get(d);
            String tap = position(d);
            String end = Expressions.plus(loops.variable(d), (long) dim.size() * dim.dilation());
            code.open("for (int " + tap + " = " + loops.variable(d) + "; " + tap + " < " + end + "; "
                    + Expressions.advance(tap, dim.dilation()) + ")");
        }
    }

    int depth() {
        return looped;
    }

    /** Variable for where the first tap of a pass is in dimension {@code d}. */
    private String position(int d) {
        return d < looped ? loops.variable(d) + "Tap" : loops.variable(d);
    }

    /** Expression for the index of a pass' first element, relative to that of the sample. */
    String origin() {
        String[] terms = new String[loops.dims().size()];
        for (int d = 0; d < terms.length; d++) {
            terms[d] = Expressions.times(position(d), loops.pitch(d, conv.inputChannels()));
        }
        return Expressions.sum(terms);
    }

    /** Loads {@code count} elements of each tap of a pass, the first of them at {@code i}. */
    void load(CodeLines code, int count) {
        for (int tap = 0; tap < taps; tap++) {
            String inside = inside(tap);
            if (inside.isEmpty()) {
                load(code, tap, count, "long ");
            } else {
                for (int c = 0; c < count; c++) {
                    code.add("long x" + (tap * count + c) + ";");
                }
                code.open("if (" + inside + ")");
                load(code, tap, count, "");
                code.reopen("else");
                for (int c = 0; c < count; c++) {
                    code.add("x" + (tap * count + c) + " = " + conv.inputZeroPoint() + ";");
                }
                code.close();
            }
        }
    }

    private void load(CodeLines code, int tap, int count, String type) {
        int offset = loops.offset(tap, conv.inputChannels());
        boolean row = count >= MIN_ROW;
        String index = "i";
        if (row && taps > 1) {
            index = "i" + tap;
            code.add("int " + index + " = " + Expressions.plus("i", offset) + ";");
        }
        for (int c = 0; c < count; c++) {
            String at = row ? index + "++" : Expressions.plus("i", offset + c);
            code.add(type + "x" + (tap * count + c) + " = " + names.input(0) + "[" + at + "];");
        }
    }

    private String inside(int tap) {
        List<String> conditions = new ArrayList<>();
        int rest = tap;
        for (int d = loops.dims().size() - 1; d >= 0; d--) {
            WindowDim dim = loops.dims().get(d);
            if (d < looped) {
                if (dim.isPadded()) {
                    conditions.add(0, position(d) + " >= 0 && " + position(d) + " < " + dim.input());
                }
            } else {
                int index = rest % dim.size() * dim.dilation();
                conditions.addAll(0, loops.conditions(d, index, index));
                rest /= dim.size();
            }
        }
        return String.join(" && ", conditions);
    }
}
