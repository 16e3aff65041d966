package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QInterpolate;

final class QInterpolateEmitter implements KernelEmitter<QInterpolate> {
    @Override
    public CodeBlock body(QInterpolate kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        code.add("final short[] table = " + names.shorts("TABLE", kernel.table()) + ";");
        code.open("for (int i = 0; i < " + kernel.length() + "; i++)");
        code.add("int x = " + names.input(0) + "[" + Expressions.sum(names.inputOffset(0), "i") + "];");
        String target = names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "]";
        code.add(target + " = " + names.toElement(lookup(code, "table", "x")) + ";");
        code.close();
        return code.build();
    }

    /** Declares {@code n} and {@code from}; the expression, in parentheses, for the function of an int variable. */
    static String lookup(CodeLines code, String table, String x) {
        int bits = QInterpolate.FRACTION_BITS;
        code.add("int n = (" + x + " >> " + bits + ") + " + QInterpolate.ENTRIES / 2 + ";");
        code.add("int from = " + table + "[n];");
        return "(from + ((short) (" + table + "[n + 1] - from) * (" + x + " & " + ((1 << bits) - 1) + ") + "
                + (1 << (bits - 1)) + " >> " + bits + "))";
    }
}
