package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What poolings share: loops over samples, windows, channels, and the taps that lie in the input. */
final class PoolFrame {
    /** Taps up to which an unpadded window is written without loops. */
    private static final int MAX_UNROLLED = 16;
    /** Taps that are summed in a pass of a loop. */
    private static final int UNROLLED = 8;

    private final Window window;
    private final int batch;
    private final int channels;
    private final KernelNames names;
    private final WindowLoops loops;

    PoolFrame(Window window, int batch, int channels, KernelNames names) {
        this.window = window;
        this.batch = batch;
        this.channels = channels;
        this.names = names;
        this.loops = new WindowLoops(window);
    }

    /** Opens the loops over samples and windows; declares {@code ...From} and {@code ...To} of padded dimensions. */
    void openWindows(CodeLines code) {
        code.add("int o = " + names.outputOffset() + ";");
        if (batch > 1) {
            String first = names.inputOffset(0);
            int size = window.inputElements() * channels;
            code.open("for (int sample = " + first + ", samples = " + Expressions.plus(first, (long) batch * size)
                    + "; sample < samples; sample += " + size + ")");
        }
        loops.open(code);
        for (int d = 0; d < loops.depth(); d++) {
            if (loops.dims().get(d).isPadded()) {
                declareRange(code, d);
            }
        }
        code.add("int window = " + Expressions.sum(sample(), loops.origin(channels)) + ";");
    }

    /** Expression for the index of the sample's first element. */
    String sample() {
        return batch > 1 ? "sample" : names.inputOffset(0);
    }

    private void declareRange(CodeLines code, int d) {
        WindowDim dim = loops.dims().get(d);
        String variable = loops.variable(d);
        String from = variable + "From";
        String to = variable + "To";
        code.add("int " + from + " = " + variable + ";");
        code.open("while (" + from + " < 0)")
                .add(Expressions.advance(from, dim.dilation()) + ";")
                .close();
        code.add("int " + to + " = " + Expressions.plus(variable, reach(dim)) + ";");
        code.open("if (" + to + " > " + dim.input() + ")")
                .add(to + " = " + dim.input() + ";")
                .close();
    }

    private static int reach(WindowDim dim) {
        return (dim.size() - 1) * dim.dilation() + 1;
    }

    /** Opens the loop over channels, in which {@code i} is the index of the channel's element of the first tap. */
    void openChannels(CodeLines code) {
        code.open("for (int i = window; i < " + Expressions.plus("window", channels) + "; i++)");
    }

    void close(CodeLines code) {
        code.close(1 + loops.depth() + (batch > 1 ? 1 : 0));
    }

    /** Adds the elements of all taps to {@code sum}. */
    void sumTaps(CodeLines code, String sum) {
        boolean row = loops.depth() == 1 && !window.isPadded() && window.taps() > MAX_UNROLLED;
        if (row) {
            sumRow(code, sum);
        } else if (!window.isPadded() && window.taps() <= MAX_UNROLLED) {
            sumTaps(code, sum, "i", window.taps());
        } else {
            forEachTap(code, element -> sum + " += " + element + ";");
        }
    }

    /** A loop over several taps at once, then those that are left over. */
    private void sumRow(CodeLines code, String sum) {
        int pitch = loops.offset(1, channels);
        int looped = window.taps() / UNROLLED * UNROLLED;
        code.add("int tap = i;");
        code.open("for (int end = " + Expressions.plus("i", (long) looped * pitch) + "; tap < end; "
                + Expressions.advance("tap", UNROLLED * pitch) + ")");
        sumTaps(code, sum, "tap", UNROLLED);
        code.close();
        sumTaps(code, sum, "tap", window.taps() - looped);
    }

    private void sumTaps(CodeLines code, String sum, String first, int count) {
        List<String> elements = new ArrayList<>();
        for (int tap = 0; tap < count; tap++) {
            elements.add(names.input(0) + "[" + Expressions.plus(first, loops.offset(tap, channels)) + "]");
        }
        if (count > 0) {
            code.add(sum + " += " + String.join(" + ", elements) + ";");
        }
    }

    /** Writes {@code statement} for the element of each tap. */
    void forEachTap(CodeLines code, UnaryOperator<String> statement) {
        forEachTapIndex(code, index -> statement.apply(names.input(0) + "[" + index + "]"));
    }

    /** Writes {@code statement} for the index of the element of each tap. */
    void forEachTapIndex(CodeLines code, UnaryOperator<String> statement) {
        if (!window.isPadded() && window.taps() <= MAX_UNROLLED) {
            for (int tap = 0; tap < window.taps(); tap++) {
                String index = Expressions.plus("i", loops.offset(tap, channels));
                code.add(statement.apply(index));
            }
            return;
        }
        String start = "i";
        int opened = 0;
        for (int d = 0; d < loops.depth(); d++) {
            if (loops.dims().get(d).size() > 1 || loops.dims().get(d).isPadded()) {
                start = openTaps(code, d, start);
                opened++;
            }
        }
        code.add(statement.apply(start));
        code.close(opened);
    }

    private String openTaps(CodeLines code, int d, String start) {
        WindowDim dim = loops.dims().get(d);
        String variable = loops.variable(d);
        String index = variable + "Index";
        int pitch = loops.pitch(d, channels);
        String step = Expressions.advance(index, pitch * dim.dilation());
        if (!dim.isPadded()) {
            String end = index + "End";
            code.open("for (int " + index + " = " + start + ", " + end + " = "
                    + Expressions.plus(start, (long) dim.size() * dim.dilation() * pitch) + "; " + index + " < " + end
                    + "; "
                    + step + ")");
            return index;
        }
        String tap = variable + "Tap";
        String skipped = "(" + variable + "From - " + variable + ")";
        code.open("for (int " + tap + " = " + variable + "From, " + index + " = " + start + " + "
                + Expressions.times(skipped, pitch) + "; " + tap + " < " + variable + "To; "
                + Expressions.advance(tap, dim.dilation()) + ", " + step + ")");
        return index;
    }

    /**
     * Writes the counting of the taps that lie in the input, or with {@code countPadding} in its padding too.
     *
     * @param prefix of the names of the variables declared
     * @return expression for the count
     */
    String count(CodeLines code, boolean countPadding, String prefix) {
        int constant = 1;
        List<String> factors = new ArrayList<>();
        for (int d = 0; d < loops.depth(); d++) {
            WindowDim dim = loops.dims().get(d);
            if (isConstant(dim, countPadding)) {
                constant *= dim.size();
            } else {
                factors.add(countAlong(code, d, countPadding, prefix));
            }
        }
        if (constant != 1 || factors.isEmpty()) {
            factors.add(Integer.toString(constant));
        }
        return String.join(" * ", factors);
    }

    private static boolean isConstant(WindowDim dim, boolean countPadding) {
        return countPadding ? dim.tapsInPadded(dim.output() - 1) == dim.size() : !dim.isPadded();
    }

    private String countAlong(CodeLines code, int d, boolean countPadding, String prefix) {
        WindowDim dim = loops.dims().get(d);
        String variable = loops.variable(d);
        String from = countPadding ? variable : variable + "From";
        String to = countPadding ? Integer.toString(dim.input() + dim.padEnd()) : variable + "To";
        String count = prefix + Character.toUpperCase(variable.charAt(0)) + variable.substring(1) + "s";
        String reach = Expressions.plus(variable, reach(dim));
        String tap = variable + "Tap";
        String end = countPadding ? tap + " < " + reach + " && " + tap + " < " + to : tap + " < " + to;
        code.add("int " + count + " = 0;");
        code.open(
                "for (int " + tap + " = " + from + "; " + end + "; " + Expressions.advance(tap, dim.dilation()) + ")");
        code.add(count + "++;").close();
        return count;
    }
}
