package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QConv;
import java.util.ArrayList;
import java.util.List;

/** A convolution that loads a window into local variables and then loops over the output channels. */
final class ConvInLocals {
    private static final int TERMS_A_LINE = 8;

    private final QConv conv;
    private final KernelNames names;
    private final ConvFrame frame;

    ConvInLocals(QConv conv, KernelNames names) {
        this.conv = conv;
        this.names = names;
        this.frame = new ConvFrame(conv, names);
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        frame.open(code, conv.weights());
        int reuse = conv.outputChannels() / conv.groups();
        if (conv.groups() == 1) {
            loadWindow(code);
            code.add("int w = 0;");
            code.open("for (int m = 0; m < " + reuse + "; m++)");
        } else {
            code.add("int m = 0;");
            code.add("int w = 0;");
            code.open("for (int g = 0; g < " + conv.groups() + "; g++)");
            loadWindow(code);
            code.open("for (int last = m + " + reuse + "; m < last; m++)");
        }
        multiply(code);
        frame.requantization().store(code, "sum", "m", names.output() + "[o++]");
        code.close();
        if (conv.groups() > 1) {
            code.add(Expressions.advance("i", conv.groupChannels()) + ";").close();
        }
        frame.close(code);
        return code.build();
    }

    private void loadWindow(CodeLines code) {
        for (int tap = 0; tap < conv.window().taps(); tap++) {
            String inside = frame.loops().inside(tap);
            if (inside.isEmpty()) {
                load(code, tap, "int ");
            } else {
                for (int c = 0; c < conv.groupChannels(); c++) {
                    code.add("int " + local(tap, c) + " = 0;");
                }
                code.open("if (" + inside + ")");
                load(code, tap, "");
                code.close();
            }
        }
    }

    private void load(CodeLines code, int tap, String type) {
        int offset = frame.loops().offset(tap, conv.inputChannels());
        for (int c = 0; c < conv.groupChannels(); c++) {
            code.add(type + local(tap, c) + " = " + frame.element("i", offset + c) + ";");
        }
    }

    private String local(int tap, int c) {
        return "x" + (tap * conv.groupChannels() + c);
    }

    private void multiply(CodeLines code) {
        List<String> terms = new ArrayList<>();
        for (int tap = 0; tap < conv.window().taps(); tap++) {
            for (int c = 0; c < conv.groupChannels(); c++) {
                terms.add("weights[w++] * " + local(tap, c));
            }
        }
        code.add("int sum = bias[m];");
        for (int from = 0; from < terms.size(); from += TERMS_A_LINE) {
            List<String> line = terms.subList(from, Math.min(terms.size(), from + TERMS_A_LINE));
            code.add("sum += " + String.join(" + ", line) + ";");
        }
    }
}
