package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QSigmoid;

final class QSigmoidEmitter implements KernelEmitter<QSigmoid> {
    @Override
    public CodeBlock body(QSigmoid kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        code.add("final short[] table = " + names.shorts("TABLE", table()) + ";");
        code.open("for (int i = 0; i < " + kernel.length() + "; i++)");
        String scaled =
                names.input(0) + "[" + Expressions.sum(names.inputOffset(0), "i") + "] * " + kernel.multiplier();
        code.add("int x = "
                + (kernel.shift() > 0
                        ? "(" + scaled + " + " + (1 << (kernel.shift() - 1)) + ") >> " + kernel.shift()
                        : scaled)
                + ";");
        int bits = kernel.tangent() ? QSigmoid.FRACTION_BITS - 1 : QSigmoid.FRACTION_BITS;
        code.add("int magnitude = x < 0 ? -x : x;");
        code.add("int n = magnitude >> " + bits + ";");
        code.add("int y = " + (kernel.tangent() ? 0xFFFF << 8 : 0x7FFF << 10) + ";");
        code.open("if (n < " + (QSigmoid.ENTRIES - 1) + ")");
        code.add("int from = table[n] & 0xFFFF;");
        code.add("y = (from << " + bits + ") + (magnitude & " + ((1 << bits) - 1)
                + ") * ((table[n + 1] & 0xFFFF) - from);");
        code.close();
        String target = names.output() + "[" + Expressions.sum(names.outputOffset(), "i") + "]";
        String value = kernel.tangent()
                ? "((x >= 0 ? y - " + ((1 << 23) - (1 << 7)) + " : " + ((1 << 23) + (1 << 7) - 1) + " - y) >> 8)"
                : "((x >= 0 ? y + " + (1 << 9) + " : " + ((1 << 25) + (1 << 9) - 1) + " - y) >> 10)";
        code.add(target + " = " + names.toElement(value) + ";");
        code.close();
        return code.build();
    }

    /** Unsigned, in half the memory. */
    private static short[] table() {
        int[] entries = QSigmoid.table();
        short[] table = new short[entries.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) entries[i];
        }
        return table;
    }
}
