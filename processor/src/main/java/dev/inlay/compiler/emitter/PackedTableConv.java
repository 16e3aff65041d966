package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution or fully-connected layer whose weights are words of several output channels in a table,
 * {@link PackedLayout}. The input elements of a pass are in local variables while the table is read from front to back.
 */
final class PackedTableConv {
    private final QConv conv;
    private final KernelNames names;
    private final PackedLayout layout;
    private final PackedLanes lanes;
    private final WindowLoops loops;
    private final PackedWindow window;

    PackedTableConv(Kernel kernel, KernelNames names) {
        this.conv = QConvEmitter.flatten(kernel instanceof QFullyConnected layer ? layer.asConv() : (QConv) kernel);
        this.names = names;
        this.layout = PackedLayout.of(conv).orElseThrow();
        this.lanes = new PackedLanes(conv, layout, names);
        this.loops = new WindowLoops(conv.window());
        this.window = new PackedWindow(conv, taps(), loops, names);
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        List<Integer> numbers = new ArrayList<>(List.of(layout.reuse(), layout.terms(), layout.run(), layout.chunk()));
        numbers.addAll(layout.shifts());
        code.add("final long[] words = " + names.words("WEIGHTS", conv.weights(), numbers) + ";");
        lanes.declare(code);
        code.add("int o = " + names.outputOffset() + ";");
        String sample = ConvFrame.openSamples(code, conv, names);
        loops.open(code);
        code.add("int w = 0;").add("int m = 0;");
        boolean grouped = conv.groups() > 1;
        if (grouped) {
            code.open("for (int c = 0; c < " + conv.inputChannels() + "; c += " + conv.groupChannels() + ")");
        }
        if (layout.isSinglePass()) {
            code.add("int i = " + Expressions.sum(sample, window.origin(), grouped ? "c" : "0") + ";");
            window.load(code, layout.chunk() / taps());
            eachGroup(code, () -> sum(code, "long sum =", layout.chunk()));
        } else {
            sumInPasses(code, Expressions.sum(sample, window.origin(), grouped ? "c" : "0"));
            code.add("int s = 0;");
            eachGroup(code, () -> code.add("long sum = " + names.sums() + "[s++];"));
        }
        code.close((grouped ? 1 : 0) + loops.depth() + (conv.batch() > 1 ? 1 : 0));
        return code.build();
    }

    /** Taps of a pass. */
    private int taps() {
        return layout.run() / conv.groupChannels();
    }

    private void sumInPasses(CodeLines code, String origin) {
        code.open("for (int s = 0; s < " + layout.groups() + "; s++)")
                .add(names.sums() + "[s] = 0;")
                .close();
        window.open(code);
        code.add("int i = " + origin + ";");
        int whole = layout.run() / layout.chunk();
        int rest = layout.run() % layout.chunk();
        if (whole > 1) {
            code.open("for (int chunk = 0; chunk < " + whole + "; chunk++)");
        }
        addPass(code, layout.chunk());
        if (whole > 1) {
            code.close();
        }
        if (rest > 0) {
            code.open("");
            addPass(code, rest);
            code.close();
        }
        code.close(window.depth());
    }

    private void addPass(CodeLines code, int elements) {
        window.load(code, elements / taps());
        code.open("for (int s = 0; s < " + layout.groups() + "; s++)");
        sum(code, names.sums() + "[s] +=", elements);
        code.close();
    }

    /** Opens the loop over groups of channels, has {@code sum} declared there, and stores its lanes. */
    private void eachGroup(CodeLines code, Runnable declaration) {
        int reuse = layout.reuse();
        String end = conv.groups() > 1 ? "end" : Integer.toString(reuse);
        String last = conv.groups() > 1 ? "last" : Integer.toString(reuse - layout.lanes());
        boolean even = reuse % layout.lanes() == 0;
        if (conv.groups() > 1) {
            code.add("final int end = m + " + reuse + ";");
        }
        if (conv.groups() > 1 && !even) {
            code.add("final int last = m + " + (reuse - layout.lanes()) + ";");
        }
        code.open(even ? "while (m < " + end + ")" : "while (true)");
        declaration.run();
        lanes.store(code, "sum");
        if (!even) {
            // the last group begins earlier than the one before ends
            code.open("if (m > " + last + ")");
            code.open("if (m == " + end + ")").add("break;").close();
            code.add("o -= m - " + last + ";").add("m = " + last + ";").close();
        }
        code.close();
    }

    private static void sum(CodeLines code, String target, int elements) {
        List<String> terms = new ArrayList<>();
        terms.add("words[w++]");
        for (int k = 0; k < elements; k++) {
            terms.add("x" + k + " * words[w++]");
        }
        LongSum.write(code, target, terms);
    }
}
