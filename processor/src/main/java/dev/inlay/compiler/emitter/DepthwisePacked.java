package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A depthwise convolution that computes neighbouring lines at once: input elements of as many lines are the lanes of one
 * long, so that one product serves all of them. Where a tap of one line is the tap before of the next, the word moves
 * over by one lane and takes in one element more.
 *
 * <p>Elements in the padding are the zero point. The last group of lines begins early enough to be whole.
 */
final class DepthwisePacked implements DepthwiseForm, DepthwiseColumns {
    private static final int MAX_LOCALS = 110;
    private static final int MAX_CODE = 6_000;
    private static final int LOWEST = -Byte.MIN_VALUE;

    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final SlidingWindow window;
    private final SlidingPlan plan;
    private final WindowDim across;
    private final DepthwiseLanes lanes;
    private final FoldedRequantization requantization;
    private final List<Integer> lines;

    DepthwisePacked(
            QDepthwiseConv conv,
            KernelNames names,
            SlidingWindow window,
            DepthwiseLanes lanes,
            FoldedRequantization requantization) {
        this.conv = conv;
        this.names = names;
        this.window = window;
        this.plan = window.plan();
        this.across = window.across();
        this.lanes = lanes;
        this.requantization = requantization;
        TreeSet<Integer> offsets = new TreeSet<>();
        for (int t = 0; t < across.size(); t++) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                offsets.add(offset(t, lane));
            }
        }
        this.lines = new ArrayList<>(offsets);
    }

    /** Input lines from the first one of a group to the one that a tap of a lane reads. */
    private int offset(int tap, int lane) {
        return tap * across.dilation() + lane * across.stride();
    }

    /** The tap whose word, moved over by one lane, is that of {@code tap} but for the last lane; -1 if there is none. */
    private int before(int tap) {
        boolean meets = across.stride() % across.dilation() == 0;
        return meets ? Math.max(-1, tap - across.stride() / across.dilation()) : -1;
    }

    @Override
    public long bytecodes() {
        int groups = (across.output() + lanes.count() - 1) / lanes.count();
        long aPass = 4L * window.taps() + (long) plan.loadsAnOutput() * readBytecodes() + 25L * lanes.count();
        return groups * (plan.slide().output() * aPass + 20 + 6L * lines.size()) + 4L * window.taps();
    }

    private int readBytecodes() {
        int count = lines.size();
        for (int t = 0; t < across.size(); t++) {
            count += before(t) >= 0 ? 14 : 8 * lanes.count();
        }
        return count;
    }

    @Override
    public boolean isSmall() {
        int locals = window.taps() + plan.ring() * across.size();
        int anOutput = 6 * window.taps() + 2 * plan.loadsAnOutput() * readBytecodes() + 60 * lanes.count();
        return locals <= MAX_LOCALS && plan.written() * anOutput + 12 * window.taps() <= MAX_CODE;
    }

    @Override
    public CodeBlock body() {
        CodeLines code = new CodeLines();
        DepthwiseChannels channels = new DepthwiseChannels(conv, names);
        channels.declareWeights(code);
        code.add("final int[] starts = " + names.ints("STARTS", lanes.starts()) + ";");
        requantization.declare(code);
        channels.open(code);
        requantization.openChannel(code);
        code.add("final long start = starts[channel] * " + lanes.word(1) + "L;");
        for (int tap = 0; tap < window.taps(); tap++) {
            code.add("final long w" + tap + " = weights[w++];");
        }
        addGroups(code);
        channels.close(code);
        return code.build();
    }

    private void addGroups(CodeLines code) {
        int last = across.output() - lanes.count();
        if (last == 0) {
            code.add("final int line = 0;");
        } else {
            code.open("for (int next = 0; next < " + across.output() + "; next += " + lanes.count() + ")");
            code.add("final int line = "
                    + (across.output() % lanes.count() == 0 ? "next" : "next > " + last + " ? " + last + " : next")
                    + ";");
        }
        addGroup(code);
        if (last > 0) {
            code.close();
        }
    }

    private void addGroup(CodeLines code) {
        code.add(
                "final int row = " + Expressions.plus(Expressions.times("line", across.stride()), -across.pad()) + ";");
        int pitch = window.acrossPitch() * conv.inputChannels();
        code.add("int p0 = " + Expressions.sum("source", Expressions.times("row", pitch)) + ";");
        for (int i = 1; i < lines.size(); i++) {
            code.add("int p" + i + " = " + Expressions.plus("p0", (long) lines.get(i) * pitch) + ";");
        }
        int outputPitch = window.acrossOutputPitch() * conv.outputChannels();
        code.add("int o0 = " + Expressions.sum("target", Expressions.times("line", outputPitch)) + ";");
        for (int lane = 1; lane < lanes.count(); lane++) {
            code.add("int o" + lane + " = " + Expressions.plus("o0", (long) lane * outputPitch) + ";");
        }
        for (int k = 0; k < plan.ring() * across.size(); k++) {
            code.add("long x" + k + ";");
        }
        code.add("long word;");
        addOutputs(code);
    }

    private void addOutputs(CodeLines code) {
        int step = window.slideOutputPitch() * conv.outputChannels();
        if (plan.passes() > 0) {
            long behind = (long) (plan.first() + plan.looped()) * step;
            code.add("final int end = " + Expressions.plus("o0", behind) + ";");
        }
        DepthwiseLine line = new DepthwiseLine(code, plan, this, window.slidePitch() * conv.inputChannels());
        line.add("o0 < end", output -> {
            List<String> terms = window.products(output, isPaddingSilent());
            terms.add(0, "start");
            code.add("word = " + SlidingWindow.sum(terms) + ";");
            for (int lane = 0; lane < lanes.count(); lane++) {
                String target = names.output() + "[o" + lane + "]";
                requantization.storeSum(
                        code, lanes.value("word", lane), "out" + (output * lanes.count() + lane), target);
                code.add(Expressions.advance("o" + lane, step) + ";");
            }
        });
    }

    @Override
    public void read(CodeLines code, int place) {
        int top = lanes.count() - 1;
        for (int t = 0; t < across.size(); t++) {
            List<String> parts = new ArrayList<>();
            long lowest;
            if (before(t) >= 0) {
                parts.add("(x" + (place * across.size() + before(t)) + " >>> " + lanes.bits() + ")");
                parts.add(lanes.in(top, element(t, top)));
                lowest = (long) LOWEST << top * lanes.bits();
            } else {
                for (int lane = 0; lane <= top; lane++) {
                    parts.add(lanes.in(lane, element(t, lane)));
                }
                lowest = lanes.word(LOWEST);
            }
            code.add("x" + (place * across.size() + t) + " = " + String.join(" + ", parts) + " + " + lowest + "L;");
        }
    }

    /** The input element of a tap in a lane, or the zero point in the padding. */
    private String element(int tap, int lane) {
        int offset = offset(tap, lane);
        int lastRow = (across.output() - lanes.count()) * across.stride() - across.pad();
        List<String> inside = new ArrayList<>();
        if (offset < across.pad()) {
            inside.add("row >= " + -offset);
        }
        if (lastRow + offset >= across.input()) {
            inside.add("row < " + (across.input() - offset));
        }
        String element = names.input(0) + "[p" + lines.indexOf(offset) + "]";
        return inside.isEmpty()
                ? element
                : "(" + String.join(" && ", inside) + " ? " + element + " : " + conv.inputZeroPoint() + ")";
    }

    /** The word of elements in the padding. */
    private long padding() {
        return lanes.word(conv.inputZeroPoint() + LOWEST);
    }

    /** Whether products with the padding are left out; not of a loop, whose first pass alone may meet it. */
    private boolean isPaddingSilent() {
        return padding() == 0 && plan.passes() == 0;
    }

    @Override
    public void pad(CodeLines code, int place) {
        for (int t = 0; t < across.size() && !isPaddingSilent(); t++) {
            code.add("x" + (place * across.size() + t) + " = " + padding() + "L;");
        }
    }

    @Override
    public void move(CodeLines code, int elements) {
        for (int i = 0; i < lines.size(); i++) {
            code.add(Expressions.advance("p" + i, elements) + ";");
        }
    }
}
