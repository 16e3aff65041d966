package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes strided copies of whichever element type. */
final class MoveBlocks {
    /** Elements from which a call of {@code System.arraycopy} pays. */
    private static final int MIN_ARRAYCOPY = 8;

    /** Blocks that differ in their offsets alone, from which on these are a table. */
    private static final int MIN_TABULATED = 4;

    private final KernelNames names;

    MoveBlocks(KernelNames names) {
        this.names = names;
    }

    void add(CodeLines code, List<MoveBlock> blocks) {
        List<MoveBlock> kept = new ArrayList<>();
        for (MoveBlock block : blocks) {
            if (block.axes().stream().allMatch(axis -> axis.size() > 0)) {
                kept.add(MoveOrder.arrange(block));
            }
        }
        for (int from = 0; from < kept.size(); ) {
            int to = from + 1;
            while (to < kept.size() && isAlike(kept.get(from), kept.get(to))) {
                to++;
            }
            if (to - from < MIN_TABULATED) {
                for (MoveBlock block : kept.subList(from, to)) {
                    addBlock(code, block);
                }
            } else {
                addTabulated(code, kept.subList(from, to));
            }
            from = to;
        }
    }

    private static boolean isAlike(MoveBlock a, MoveBlock b) {
        return a.input() == b.input()
                && a.axes().equals(b.axes())
                && Arrays.equals(a.table().orElse(null), b.table().orElse(null));
    }

    private void addBlock(CodeLines code, MoveBlock block) {
        String from = Expressions.plus(names.inputOffset(block.input()), block.inputOffset());
        String to = Expressions.plus(names.outputOffset(), block.outputOffset());
        code.open("");
        declareTable(code, block);
        copy(code, block, from, to);
        code.close();
    }

    private void addTabulated(CodeLines code, List<MoveBlock> blocks) {
        int[] starts = new int[2 * blocks.size()];
        for (int i = 0; i < blocks.size(); i++) {
            starts[2 * i] = blocks.get(i).inputOffset();
            starts[2 * i + 1] = blocks.get(i).outputOffset();
        }
        MoveBlock block = blocks.get(0);
        code.open("");
        code.add("final int[] starts = " + names.ints("STARTS", starts) + ";");
        declareTable(code, block);
        code.open("for (int s = 0; s < " + starts.length + "; s += 2)");
        code.add("int from = " + Expressions.sum(names.inputOffset(block.input()), "starts[s]") + ";");
        code.add("int to = " + Expressions.sum(names.outputOffset(), "starts[s + 1]") + ";");
        copy(code, block, "from", "to");
        code.close(2);
    }

    private void declareTable(CodeLines code, MoveBlock block) {
        if (block.table().isPresent()) {
            code.add(
                    "final byte[] table = " + names.bytes("TABLE", block.table().get()) + ";");
        }
    }

    private void copy(CodeLines code, MoveBlock block, String from, String to) {
        List<MoveAxis> axes = block.axes();
        int loops = axes.size();
        boolean run = block.table().isEmpty() && loops > 0 && isRun(axes.get(loops - 1));
        if (run) {
            loops--;
        }
        String input = from;
        String output = to;
        int opened = 0;
        for (int d = 0; d < loops; d++) {
            input = openAxis(code, axes.get(d), d, input, output);
            output = "o" + d;
            opened++;
        }
        if (run) {
            code.add("System.arraycopy(" + names.input(block.input()) + ", " + input + ", " + names.output() + ", "
                    + output + ", " + axes.get(loops).size() + ");");
        } else {
            copyElement(code, block, input, output);
        }
        code.close(opened);
    }

    private static boolean isRun(MoveAxis axis) {
        return axis.inputOffsets().isEmpty()
                && axis.inputStride() == 1
                && axis.outputStride() == 1
                && axis.size() >= MIN_ARRAYCOPY;
    }

    /** Opens the loop of an axis and returns the input index in it; the output index is {@code o} and the depth. */
    private String openAxis(CodeLines code, MoveAxis axis, int depth, String input, String output) {
        String counter = "k" + depth;
        String i = "i" + depth;
        String o = "o" + depth;
        if (axis.inputOffsets().isPresent()) {
            int[] offsets = axis.inputOffsets().get().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            code.add("final int[] offsets" + depth + " = " + names.ints("OFFSETS", offsets) + ";");
            code.open("for (int " + counter + " = 0, " + o + " = " + output + "; " + counter + " < " + axis.size()
                    + "; " + counter + "++" + alsoAdvance(o, axis.outputStride()) + ")");
            code.add("int " + i + " = " + Expressions.sum(input, "offsets" + depth + "[" + counter + "]") + ";");
            return i;
        }
        code.open("for (int " + counter + " = 0, " + i + " = " + input + ", " + o + " = " + output + "; " + counter
                + " < " + axis.size() + "; " + counter + "++" + alsoAdvance(i, axis.inputStride())
                + alsoAdvance(o, axis.outputStride()) + ")");
        return i;
    }

    private static String alsoAdvance(String variable, int amount) {
        return amount == 0 ? "" : ", " + Expressions.advance(variable, amount);
    }

    private void copyElement(CodeLines code, MoveBlock block, String from, String to) {
        String element = names.input(block.input()) + "[" + from + "]";
        code.add(names.output() + "[" + to + "] = "
                + (block.table().isEmpty() ? element : "table[" + element + " + 128]") + ";");
    }
}
