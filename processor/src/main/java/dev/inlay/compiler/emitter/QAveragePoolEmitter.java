package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.WindowDim;

final class QAveragePoolEmitter implements KernelEmitter<QAveragePool> {
    @Override
    public CodeBlock body(QAveragePool kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        PoolFrame frame = new PoolFrame(PoolWindows.merge(kernel.window()), kernel.batch(), kernel.channels(), names);
        boolean padded = kernel.window().isPadded();
        frame.openWindows(code);
        String inside = padded ? declareCount(code, frame, false, "inside") : frame.count(code, false, "inside");
        boolean addsPadding = padded && kernel.countPadding();
        String count = addsPadding ? declareCount(code, frame, true, "counted") : inside;
        boolean zeroPointPadding = addsPadding && kernel.zeroPoint() != 0;
        frame.openChannels(code);
        code.add("int sum = " + (zeroPointPadding ? "(counted - inside) * " + literal(kernel.zeroPoint()) : "0") + ";");
        frame.sumTaps(code, "sum");
        divide(code, count, !addsPadding && hasEmptyWindow(kernel), kernel.zeroPoint());
        new OutputRange(
                        0,
                        kernel.min(),
                        kernel.max(),
                        kernel.min() > kernel.elementType().min(),
                        kernel.max() < kernel.elementType().max())
                .clamp(code, "sum");
        code.add(names.output() + "[o++] = " + names.toElement("sum") + ";");
        frame.close(code);
        return code.build();
    }

    private static String declareCount(CodeLines code, PoolFrame frame, boolean countPadding, String name) {
        code.add("int " + name + " = " + frame.count(code, countPadding, name) + ";");
        return name;
    }

    /** Half away from zero; the divisor is a literal or a count of at least 1. */
    private static void divide(CodeLines code, String count, boolean maybeEmpty, int zeroPoint) {
        if (count.equals("1")) {
            return;
        }
        boolean literal = count.chars().allMatch(Character::isDigit);
        String half = literal ? Integer.toString(Integer.parseInt(count) / 2) : "(" + count + " >> 1)";
        String quotient = "(sum < 0 ? sum - " + half + " : sum + " + half + ") / " + count;
        code.add("sum = " + (maybeEmpty ? count + " == 0 ? " + zeroPoint + " : " + quotient : quotient) + ";");
    }

    private static boolean hasEmptyWindow(QAveragePool kernel) {
        for (WindowDim dim : kernel.window().dims()) {
            for (int o = 0; o < dim.output(); o++) {
                int inside = 0;
                for (int tap = 0; tap < dim.size(); tap++) {
                    inside += dim.isInside(dim.inputIndex(o, tap)) ? 1 : 0;
                }
                if (inside == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String literal(int value) {
        return value < 0 ? "(" + value + ")" : Integer.toString(value);
    }
}
