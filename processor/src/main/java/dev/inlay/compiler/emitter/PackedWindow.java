package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes how the input elements of one pass over a window come into the local variables {@code x0}, {@code x1}, … What
 * lies in the padding is the zero point.
 */
final class PackedWindow {
    /** Elements in a row from which an index of their own pays. */
    private static final int MIN_ROW = 5;

    private static final int A_LINE = 5;

    private final QConv conv;
    private final KernelNames names;
    private final WindowLoops loops;
    private final int taps;

    /** Outer dimensions whose taps are in passes of their own. */
    private final int looped;

    /** With passes of {@code taps} taps, over which are loops. */
    PackedWindow(QConv conv, int taps, WindowLoops loops, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.loops = loops;
        this.taps = taps;
        int product = 1;
        int first = loops.dims().size();
        while (first > 0 && product * loops.dims().get(first - 1).size() <= taps) {
            first--;
            product *= loops.dims().get(first).size();
        }
        this.looped = first;
    }

    /** Without loops over taps. */
    static PackedWindow straight(QConv conv, WindowLoops loops, KernelNames names) {
        return new PackedWindow(conv, conv.window().taps(), loops, names);
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
        load(code, new PackedPass(0, taps, 0, count));
    }

    /** Loads the elements of {@code pass}, the first element of the window being at {@code i}. */
    void load(CodeLines code, PackedPass pass) {
        for (int tap = pass.tap(); tap < pass.tap() + pass.taps(); tap++) {
            String inside = inside(tap);
            int x = (tap - pass.tap()) * pass.channels();
            if (inside.isEmpty()) {
                load(code, pass, tap, "long ");
            } else {
                addInRows(code, "long ", ", ", locals(x, pass.channels()));
                code.open("if (" + inside + ")");
                load(code, pass, tap, "");
                code.reopen("else");
                addInRows(code, "", "; ", assigned(x, pass.channels(), c -> Integer.toString(conv.inputZeroPoint())));
                code.close();
            }
        }
    }

    private void load(CodeLines code, PackedPass pass, int tap, String type) {
        int offset = loops.offset(tap, conv.inputChannels()) + pass.channel();
        int x = (tap - pass.tap()) * pass.channels();
        boolean row = pass.channels() >= MIN_ROW;
        String index = "i";
        if (row && (pass.taps() > 1 || offset > 0)) {
            index = "i" + tap;
            code.add("int " + index + " = " + Expressions.plus("i", offset) + ";");
        }
        String from = index;
        List<String> loads = assigned(
                x,
                pass.channels(),
                c -> names.input(0) + "[" + (row ? from + "++" : Expressions.plus("i", offset + c)) + "]");
        addInRows(code, type, type.isEmpty() ? "; " : ", ", loads);
    }

    private static List<String> locals(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(k -> "x" + k).toList();
    }

    private static List<String> assigned(int first, int count, IntFunction<String> value) {
        return IntStream.range(0, count)
                .mapToObj(c -> "x" + (first + c) + " = " + value.apply(c))
                .toList();
    }

    /** Several to a line: javac writes a line number for each. */
    private static void addInRows(CodeLines code, String type, String separator, List<String> items) {
        for (int from = 0; from < items.size(); from += A_LINE) {
            List<String> line = items.subList(from, Math.min(items.size(), from + A_LINE));
            code.add(type + String.join(separator, line) + ";");
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
