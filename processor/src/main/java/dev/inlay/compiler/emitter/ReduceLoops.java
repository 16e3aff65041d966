package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.ReduceAxis;
import dev.inlay.compiler.kernel.ReduceLoop;
import java.util.List;

/** Writes the loops of a reduction; {@code o} is the index of the output element. */
final class ReduceLoops {
    private final ReduceLoop loop;
    private final KernelNames names;
    private String start;

    ReduceLoops(ReduceLoop loop, KernelNames names) {
        this.loop = loop;
        this.names = names;
        this.start = names.inputOffset(0);
    }

    /** Opens the loops over the output's elements. */
    void openKept(CodeLines code) {
        code.add("int o = " + names.outputOffset() + ";");
        openGroups(code);
    }

    /** As {@link #openKept}, where the output has more than one element for each. */
    void openGroups(CodeLines code) {
        start = open(code, loop.kept(), "kept", start);
    }

    /** Opens the loops over one output element's input elements; the expression for such an element. */
    String openReduced(CodeLines code) {
        return names.input(0) + "[" + openReducedIndex(code) + "]";
    }

    /** As {@link #openReduced}; the expression for the index of such an element. */
    String openReducedIndex(CodeLines code) {
        return open(code, loop.reduced(), "i", start);
    }

    private static String open(CodeLines code, List<ReduceAxis> axes, String prefix, String start) {
        String from = start;
        for (int d = 0; d < axes.size(); d++) {
            ReduceAxis axis = axes.get(d);
            String index = prefix + d;
            String end = index + "End";
            code.open("for (int " + index + " = " + from + ", " + end + " = "
                    + Expressions.plus(from, (long) axis.size() * axis.stride()) + "; " + index + " < " + end + "; "
                    + Expressions.advance(index, axis.stride()) + ")");
            from = index;
        }
        return from;
    }

    String output() {
        return names.output() + "[o++]";
    }

    void closeReduced(CodeLines code) {
        code.close(loop.reduced().size());
    }

    void closeKept(CodeLines code) {
        code.close(loop.kept().size());
    }
}
