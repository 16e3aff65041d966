package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import java.util.List;

/**
 * Writes the loops of an element-wise kernel. Each operand and the output has a running index, {@code a}, {@code b} and
 * so on, and {@code o}, named {@code at...}.
 */
final class ElementLoops {
    private final BroadcastLoop loop;
    private final KernelNames names;

    ElementLoops(BroadcastLoop loop, KernelNames names) {
        this.loop = loop;
        this.names = names;
    }

    void open(CodeLines code) {
        code.add("int at = " + names.outputOffset() + ";");
        for (int operand = 0; operand < loop.operands(); operand++) {
            code.add("int " + index(operand) + " = " + names.inputOffset(operand) + ";");
        }
        for (int depth = 0; depth < loop.axes().size(); depth++) {
            String counter = "i" + depth;
            int size = loop.axes().get(depth).size();
            code.open("for (int " + counter + " = 0; " + counter + " < " + size + "; " + counter + "++)");
        }
    }

    /** The element of an operand. */
    String element(int operand) {
        return names.input(operand) + "[" + index(operand) + "]";
    }

    String output() {
        return names.output() + "[at++]";
    }

    /** The variable that holds the index of the element of an operand. */
    static String index(int operand) {
        return "at" + (char) ('A' + operand);
    }

    void close(CodeLines code) {
        List<BroadcastAxis> axes = loop.axes();
        for (int depth = axes.size() - 1; depth >= 0; depth--) {
            for (int operand = 0; operand < loop.operands(); operand++) {
                // the loop inside has moved the index already
                BroadcastAxis inner = depth + 1 < axes.size() ? axes.get(depth + 1) : null;
                int moved = inner == null ? 0 : inner.size() * inner.strides().get(operand);
                String advance = Expressions.advance(
                        index(operand), axes.get(depth).strides().get(operand) - moved);
                if (!advance.isEmpty()) {
                    code.add(advance + ";");
                }
            }
            code.close();
        }
    }
}
