package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution or fully-connected layer whose weights are words of several output channels in straight code,
 * {@link PackedLayout}. Where one method can hold it, sums are local; else each part of the window has methods of its
 * own, and sums are kept in memory from one to the next.
 */
final class PackedCodeConv {
    /** Words of one method: some 45,000 bytes of code. */
    private static final int MAX_WORDS = 6_000;

    private final QConv conv;
    private final KernelNames names;
    private final PackedLayout layout;
    private final PackedLanes lanes;
    private final PackedLiterals literals;
    private final WindowLoops loops;
    private final PackedWindow window;

    PackedCodeConv(Kernel kernel, KernelNames names) {
        this.conv = QConvEmitter.flatten(kernel instanceof QFullyConnected layer ? layer.asConv() : (QConv) kernel);
        this.names = names;
        this.layout = PackedLayout.of(conv).orElseThrow();
        this.lanes = new PackedLanes(conv, layout, names);
        this.literals = new PackedLiterals(conv, layout);
        this.loops = new WindowLoops(conv.window());
        this.window = PackedWindow.straight(conv, loops, names);
    }

    CodeBlock body() {
        CodeLines code = new CodeLines();
        lanes.declareFew(code);
        code.add("int o = " + names.outputOffset() + ";");
        String sample = ConvFrame.openSamples(code, conv, names);
        loops.open(code);
        String origin = Expressions.sum(sample, window.origin());
        if (layout.isStraight()) {
            inOneMethod(code, origin);
        } else {
            code.add("int i = " + origin + ";");
            inParts(code);
        }
        code.close(loops.depth() + (conv.batch() > 1 ? 1 : 0));
        return code.build();
    }

    private void inOneMethod(CodeLines code, String origin) {
        for (int group = 0; group < conv.groups(); group++) {
            String first = Integer.toString(group * conv.groupChannels());
            code.open("").add("int i = " + Expressions.sum(origin, first) + ";");
            PackedPass pass = new PackedPass(0, conv.window().taps(), 0, conv.groupChannels());
            window.load(code, pass);
            for (int set = group * layout.groups(); set < (group + 1) * layout.groups(); set++) {
                code.open("");
                addProducts(code, "long sum =", set, pass);
                lanes.storeFew(code, "sum", literals.channel(set), literals.computed(set));
                code.close();
            }
            code.close();
        }
    }

    /** The sum of a pass, the first one from its start on. */
    private void addProducts(CodeLines code, String target, int set, PackedPass pass) {
        List<String> terms = new ArrayList<>();
        if (pass.tap() == 0 && pass.channel() == 0) {
            terms.add(literals.start(set) + "L");
        }
        terms.addAll(literals.products(set, pass));
        names.literals(terms.size());
        if (!terms.isEmpty()) {
            LongSum.write(code, target, terms);
        }
    }

    private void inParts(CodeLines code) {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(ParameterSpec.builder(Location.arrayType(ElementType.INT8), names.input(0))
                .build());
        parameters.add(ParameterSpec.builder(TypeName.INT, "i").build());
        for (int d = 0; d < loops.depth(); d++) {
            if (loops.dims().get(d).isPadded()) {
                parameters.add(
                        ParameterSpec.builder(TypeName.INT, loops.variable(d)).build());
            }
        }
        parameters.add(ParameterSpec.builder(Placement.SUMS_TYPE, names.sums()).build());
        String arguments =
                String.join(", ", parameters.stream().map(ParameterSpec::name).toList());
        for (PackedPass pass : passes()) {
            int sets = Math.max(1, MAX_WORDS / pass.terms());
            for (int first = 0; first < layout.groups(); first += sets) {
                CodeBlock part = part(pass, first, Math.min(layout.groups(), first + sets));
                code.add(names.part(parameters, part) + "(" + arguments + ");");
            }
        }
        for (int set = 0; set < layout.groups(); set++) {
            code.open("").add("long sum = " + names.sums() + "[" + set + "];");
            lanes.storeFew(code, "sum", literals.channel(set), literals.computed(set));
            code.close();
        }
    }

    private CodeBlock part(PackedPass pass, int from, int to) {
        CodeLines code = new CodeLines();
        window.load(code, pass);
        boolean first = pass.tap() == 0 && pass.channel() == 0;
        for (int set = from; set < to; set++) {
            addProducts(code, names.sums() + "[" + set + "] " + (first ? "=" : "+="), set, pass);
        }
        return code.build();
    }

    /** As many taps as local variables hold, or a part of one. */
    private List<PackedPass> passes() {
        List<PackedPass> passes = new ArrayList<>();
        int channels = conv.groupChannels();
        int taps = Math.max(1, PackedLayout.MAX_LITERAL_PASS / channels);
        int parts = (channels + PackedLayout.MAX_LITERAL_PASS - 1) / PackedLayout.MAX_LITERAL_PASS;
        int part = (channels + parts - 1) / parts;
        for (int tap = 0; tap < conv.window().taps(); tap += taps) {
            for (int channel = 0; channel < channels; channel += part) {
                passes.add(new PackedPass(
                        tap, Math.min(taps, conv.window().taps() - tap), channel, Math.min(part, channels - channel)));
            }
        }
        return passes;
    }
}
