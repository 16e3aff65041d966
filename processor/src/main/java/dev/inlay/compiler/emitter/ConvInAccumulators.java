package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QConv;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution that sums up several output channels at once in local variables, so that one load of an input element
 * serves all of them. Weights lie in the order in which they are used.
 */
final class ConvInAccumulators {
    private static final int MAX_BLOCK = 8;
    private static final int MIN_BLOCK = 4;
    private static final int UNROLLED = 4;

    private final QConv conv;
    private final KernelNames names;
    private final ConvFrame frame;
    private final int reuse;
    private final int block;
    private final short[] weights;
    private int placed;

    ConvInAccumulators(QConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.frame = new ConvFrame(conv, names);
        this.reuse = conv.outputChannels() / conv.groups();
        this.block = block(reuse);
        this.weights = new short[conv.weights().length];
        for (int m = 0; m < conv.outputChannels(); m += blockAt(m)) {
            placeBlock(m, blockAt(m));
        }
    }

    /** Channels of a block: a divisor of all where there is one. */
    private static int block(int channels) {
        for (int block = MAX_BLOCK; block >= MIN_BLOCK; block--) {
            if (channels % block == 0) {
                return block;
            }
        }
        return Math.min(MAX_BLOCK, channels);
    }

    private int blockAt(int m) {
        return Math.min(block, reuse - m % reuse);
    }

    private void placeBlock(int m, int channels) {
        for (int tap = 0; tap < conv.window().taps(); tap++) {
            for (int c = 0; c < conv.groupChannels(); c += UNROLLED) {
                int together = Math.min(UNROLLED, conv.groupChannels() - c);
                for (int k = 0; k < channels; k++) {
                    int source = ((m + k) * conv.window().taps() + tap) * conv.groupChannels() + c;
                    System.arraycopy(conv.weights(), source, weights, placed, together);
                    placed += together;
                }
            }
        }
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        frame.open(code, weights);
        code.add("int m = 0;");
        code.add("int w = 0;");
        if (conv.groups() > 1) {
            code.open("for (int g = 0; g < " + conv.groups() + "; g++)");
        }
        int whole = reuse / block * block;
        if (whole > block) {
            code.open("for (int last = m + " + whole + "; m < last; m += " + block + ")");
            sumBlock(code, block);
            code.close();
        } else {
            code.open("");
            sumBlock(code, block);
            code.close();
            code.add("m += " + block + ";");
        }
        if (whole < reuse) {
            code.open("");
            sumBlock(code, reuse - whole);
            code.close();
            code.add("m += " + (reuse - whole) + ";");
        }
        if (conv.groups() > 1) {
            code.add(Expressions.advance("i", conv.groupChannels()) + ";").close();
        }
        frame.close(code);
        return code.build();
    }

    private void sumBlock(CodeLines code, int channels) {
        for (int k = 0; k < channels; k++) {
            code.add("int sum" + k + " = bias[" + Expressions.plus("m", k) + "];");
        }
        int opened = new TapLoops(frame.loops(), conv.inputChannels()).open(code, "i", channels * conv.groupChannels());
        sumTap(code, channels);
        code.close(opened);
        for (int k = 0; k < channels; k++) {
            frame.requantization().store(code, "sum" + k, Expressions.plus("m", k), names.output() + "[o++]");
        }
    }

    private void sumTap(CodeLines code, int channels) {
        int whole = conv.groupChannels() / UNROLLED * UNROLLED;
        if (whole > UNROLLED) {
            code.open("for (int end = x + " + whole + "; x < end; x += " + UNROLLED + ")");
            sumInputs(code, channels, UNROLLED);
            code.close();
        } else if (whole == UNROLLED) {
            code.open("");
            sumInputs(code, channels, UNROLLED);
            code.close();
            code.add("x += " + UNROLLED + ";");
        }
        if (whole < conv.groupChannels()) {
            sumInputs(code, channels, conv.groupChannels() - whole);
        }
    }

    private void sumInputs(CodeLines code, int channels, int count) {
        for (int u = 0; u < count; u++) {
            code.add("int x" + u + " = " + frame.element("x", u) + ";");
        }
        for (int k = 0; k < channels; k++) {
            List<String> terms = new ArrayList<>();
            for (int u = 0; u < count; u++) {
                terms.add("weights[w++] * x" + u);
            }
            code.add("sum" + k + " += " + String.join(" + ", terms) + ";");
        }
    }
}
