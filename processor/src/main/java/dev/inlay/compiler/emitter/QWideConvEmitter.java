package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QWideConv;
import java.util.ArrayList;
import java.util.List;

/** Convolutions of int16: sums in int where range analysis proves that enough, else in long. */
final class QWideConvEmitter implements KernelEmitter<QWideConv> {
    /** Products that are added up before they go to the sum; so many stay far inside of int. */
    private static final int UNROLLED = 8;

    @Override
    public CodeBlock body(QWideConv conv, KernelNames names) {
        CodeLines code = new CodeLines();
        WindowLoops loops = new WindowLoops(conv.window());
        RequantizationCode requantization = WideRequantizationCode.of(conv, names);
        BiasTable bias = BiasTable.declare(code, names, conv.weights(), conv.bias());
        requantization.declare(code);
        code.add("int o = " + names.outputOffset() + ";");
        String sample = names.inputOffset(0);
        if (conv.batch() > 1) {
            int size = conv.window().inputElements() * conv.inputChannels();
            code.open("for (int sample = " + sample + ", samples = "
                    + Expressions.plus(sample, (long) conv.batch() * size) + "; sample < samples; sample += " + size
                    + ")");
            sample = "sample";
        }
        loops.open(code);
        code.add("int i = " + Expressions.sum(sample, loops.origin(conv.inputChannels())) + ";");
        code.add("int w = 0;");
        int reuse = conv.outputChannels() / conv.groups();
        if (conv.groups() > 1) {
            code.add("int m = 0;");
            code.open("for (int g = 0; g < " + conv.groups() + "; g++)");
            code.open("for (int last = m + " + reuse + "; m < last; m++)");
        } else {
            code.open("for (int m = 0; m < " + reuse + "; m++)");
        }
        code.add((fitsInt(conv) ? "int" : "long") + " sum = " + bias.element("m") + ";");
        int opened = new TapLoops(loops, conv.inputChannels()).open(code, "i", conv.groupChannels());
        addTap(code, names, conv.groupChannels());
        code.close(opened);
        requantization.store(code, "sum", "m", names.output() + "[o++]");
        code.close();
        if (conv.groups() > 1) {
            code.add(Expressions.advance("i", conv.groupChannels()) + ";").close();
        }
        code.close(loops.depth() + (conv.batch() > 1 ? 1 : 0));
        return code.build();
    }

    private static boolean fitsInt(QWideConv conv) {
        for (int m = 0; m < conv.outputChannels(); m++) {
            if (conv.accumulatorRange(m).magnitude() > Integer.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    private static void addTap(CodeLines code, KernelNames names, int channels) {
        int whole = channels / UNROLLED * UNROLLED;
        if (whole > UNROLLED) {
            code.open("for (int end = x + " + whole + "; x < end; x += " + UNROLLED + ")");
            addProducts(code, names, UNROLLED);
            code.close();
        } else if (whole == UNROLLED) {
            addProducts(code, names, UNROLLED);
            code.add("x += " + UNROLLED + ";");
        }
        if (whole < channels) {
            addProducts(code, names, channels - whole);
        }
    }

    private static void addProducts(CodeLines code, KernelNames names, int count) {
        List<String> products = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            products.add("weights[w++] * " + names.input(0) + "[" + Expressions.plus("x", k) + "]");
        }
        code.add("sum += " + String.join(" + ", products) + ";");
    }
}
