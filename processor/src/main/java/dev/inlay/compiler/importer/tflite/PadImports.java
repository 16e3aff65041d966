package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Padding: a row of two counts for each axis. */
final class PadImports {
    private static final int VALUE = 2;
    private static final int REFLECT = 0;
    private static final int SYMMETRIC = 1;

    private PadImports() {}

    /** With the real number 0, or with that of a third input. */
    static void pad(OperatorScope node) {
        double value = 0;
        if (node.optionalInput(VALUE).isPresent()) {
            Tensor constant = node.constantInput(VALUE, "padding value");
            if (constant.elementCount() != 1 || Double.isNaN(constant.real(0))) {
                throw new ShapeException("the padding value is " + constant.shape() + ", not a single number");
            }
            value = constant.real(0);
        }
        output(node, PadMode.CONSTANT, value);
    }

    static void mirrorPad(OperatorScope node) {
        int mode = node.options(OptionsType.MIRROR_PAD).choice(0);
        if (mode != REFLECT && mode != SYMMETRIC) {
            throw new ShapeException("its mode is " + mode);
        }
        output(node, mode == REFLECT ? PadMode.REFLECT : PadMode.SYMMETRIC, 0);
    }

    private static void output(OperatorScope node, PadMode mode, double value) {
        Operand x = node.input(0);
        int[] counts = rows(node, 1, "padding", x.rank());
        List<Integer> begin = new ArrayList<>();
        List<Integer> end = new ArrayList<>();
        for (int i = 0; i < counts.length; i += 2) {
            if (counts[i] < 0 || counts[i + 1] < 0) {
                throw new ShapeException("padding " + counts[i] + ", " + counts[i + 1] + " is negative");
            }
            begin.add(counts[i]);
            end.add(counts[i + 1]);
        }
        node.output(0, new Pad(mode, begin, end, value), x);
    }

    /** The elements of a constant input of {@code count} rows, two each. */
    static int[] rows(OperatorScope node, int input, String role, int count) {
        int[] elements = node.constantInput(input, role).ints();
        if (elements.length != 2 * count) {
            throw new ShapeException(
                    "the " + role + " has " + elements.length + " numbers, not two for each of " + count + " axes");
        }
        return elements;
    }
}
