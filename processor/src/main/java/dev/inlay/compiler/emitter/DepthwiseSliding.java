package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;

/**
 * A depthwise convolution with weights and window in local variables. For each output channel, the window slides along
 * the lines of one dimension. Taps across a line that lie in the padding have weights of 0 for that line; columns in the
 * padding hold the zero point, as all elements do whose zero point the start of the sum has taken off.
 */
final class DepthwiseSliding implements DepthwiseForm, DepthwiseColumns {
    private static final int MAX_LOCALS = 180;
    private static final int MAX_CODE = 6_000;

    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final SlidingWindow window;
    private final SlidingPlan plan;
    private final LocalRequantization requantization;
    private final WindowDim slide;
    private final WindowDim across;

    DepthwiseSliding(QDepthwiseConv conv, KernelNames names, SlidingWindow window, LocalRequantization requantization) {
        this.conv = conv;
        this.names = names;
        this.window = window;
        this.plan = window.plan();
        this.requantization = requantization;
        this.slide = plan.slide();
        this.across = window.across();
    }

    @Override
    public long bytecodes() {
        long anOutput = 4L * window.taps() + 5L * plan.loadsAnOutput() * across.size() + 25;
        return across.output() * (slide.output() * anOutput + 30 + 10L * across.size());
    }

    @Override
    public boolean isSmall() {
        int locals = window.taps() + plan.ring() * across.size() + 2 * across.size();
        int anOutput = 6 * window.taps() + 9 * plan.loadsAnOutput() * across.size() + 60;
        return locals <= MAX_LOCALS && plan.written() * anOutput + 24 * window.taps() <= MAX_CODE;
    }

    @Override
    public CodeBlock body() {
        CodeLines code = new CodeLines();
        DepthwiseChannels channels = new DepthwiseChannels(conv, names);
        channels.declare(code, conv.bias());
        requantization.declare(code);
        channels.open(code);
        requantization.openChannel(code);
        for (int tap = 0; tap < window.taps(); tap++) {
            code.add("int w" + tap + (across.isPadded() ? " = 0;" : ";"));
        }
        if (!across.isPadded()) {
            loadWeights(code);
        }
        addLines(code);
        code.add("w += " + window.taps() + ";");
        channels.close(code);
        return code.build();
    }

    private void loadWeights(CodeLines code) {
        List<String> all = new ArrayList<>();
        for (int tap = 0; tap < window.taps(); tap++) {
            code.add("w" + tap + " = weights[" + Expressions.plus("w", tap) + "];");
            all.add("w" + tap);
        }
        requantization.start(code, start(String.join(" + ", all)));
    }

    private String start(String sumOfWeights) {
        int zeroPoint = conv.inputZeroPoint();
        return zeroPoint == 0
                ? "bias[channel]"
                : "bias[channel] " + (zeroPoint < 0 ? "+ " + -zeroPoint : "- " + zeroPoint) + " * (" + sumOfWeights
                        + ")";
    }

    private void addLines(CodeLines code) {
        int outputs = conv.outputChannels();
        boolean single = across.output() == 1;
        code.add("int line = target;");
        if (single) {
            code.add("final int row = " + -across.pad() + ";");
        } else {
            int end = across.output() * across.stride() - across.pad();
            code.open("for (int row = " + -across.pad() + "; row < " + end + "; "
                    + Expressions.advance("row", across.stride()) + ")");
        }
        declarePointers(code);
        if (across.isPadded()) {
            prepareLine(code);
        }
        code.add("int o = line;");
        for (int k = 0; k < plan.ring() * across.size(); k++) {
            code.add("int x" + k + ";");
        }
        requantization.declareTemporaries(code);
        addOutputs(code);
        if (!single) {
            code.add(Expressions.advance("line", window.acrossOutputPitch() * outputs) + ";");
            code.close();
        }
    }

    /** One index for each tap across, at the first column of a line that lies in the input. */
    private void declarePointers(CodeLines code) {
        int pitch = window.acrossPitch() * conv.inputChannels();
        for (int t = 0; t < across.size(); t++) {
            String row = Expressions.times("row", pitch);
            long offset = (long) t * across.dilation() * pitch;
            code.add("int p" + t + " = " + Expressions.plus(Expressions.sum("source", row), offset) + ";");
        }
    }

    /** Weights of 0 for taps in the padding, whose indices become those of the first line. */
    private void prepareLine(CodeLines code) {
        int firstInside = firstInside();
        int reach = (across.size() - 1) * across.dilation();
        int lastInside = across.input() - 1 - reach;
        boolean someInside = firstInside <= lastInside && firstInside <= lastRow();
        List<String> border = new ArrayList<>();
        if (!someInside || firstInside > -across.pad()) {
            border.add("row < " + firstInside);
        }
        if (!someInside || lastInside < lastRow()) {
            border.add("row > " + lastInside);
        }
        if (!someInside) {
            addBorder(code);
            return;
        }
        code.open("if (" + String.join(" || ", border) + ")");
        addBorder(code);
        code.reopen("else if (row == " + firstInside + ")");
        loadWeights(code);
        code.close();
    }

    private int lastRow() {
        return (across.output() - 1) * across.stride() - across.pad();
    }

    /** The first line all of whose taps lie behind the padding in front. */
    private int firstInside() {
        int row = -across.pad();
        while (row < 0) {
            row += across.stride();
        }
        return row;
    }

    private void addBorder(CodeLines code) {
        code.add("int weightSum = 0;");
        for (int t = 0; t < across.size(); t++) {
            String tapRow = Expressions.plus("row", (long) t * across.dilation());
            code.open("if (" + tapRow + " >= 0 && " + tapRow + " < " + across.input() + ")");
            for (int s = 0; s < slide.size(); s++) {
                int tap = window.tap(t, s);
                code.add("w" + tap + " = weights[" + Expressions.plus("w", tap) + "];");
                code.add("weightSum += w" + tap + ";");
            }
            code.reopen("else");
            for (int s = 0; s < slide.size(); s++) {
                code.add("w" + window.tap(t, s) + " = 0;");
            }
            code.add("p" + t + " = source;");
            code.close();
        }
        requantization.start(code, start("weightSum"));
    }

    private void addOutputs(CodeLines code) {
        int step = window.slideOutputPitch() * conv.outputChannels();
        if (plan.passes() > 0) {
            code.add("final int end = " + Expressions.plus("o", (long) (plan.first() + plan.looped()) * step) + ";");
        }
        new DepthwiseLine(code, plan, this, window.slidePitch() * conv.inputChannels()).add("o < end", output -> {
            requantization.store(code, SlidingWindow.sum(window.products(output, false)), names.output() + "[o]");
            code.add(Expressions.advance("o", step) + ";");
        });
    }

    @Override
    public void read(CodeLines code, int place) {
        for (int t = 0; t < across.size(); t++) {
            code.add("x" + (place * across.size() + t) + " = " + names.input(0) + "[p" + t + "];");
        }
    }

    @Override
    public void pad(CodeLines code, int place) {
        for (int t = 0; t < across.size(); t++) {
            code.add("x" + (place * across.size() + t) + " = " + conv.inputZeroPoint() + ";");
        }
    }

    @Override
    public void move(CodeLines code, int elements) {
        for (int t = 0; t < across.size(); t++) {
            code.add(Expressions.advance("p" + t, elements) + ";");
        }
    }
}
