package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QL2Normalize;
import dev.inlay.runtime.InverseSquareRoot;

/** Rows divided by their norm; the shift of the factor is known at run time only, so both directions are written. */
final class QL2NormalizeEmitter implements KernelEmitter<QL2Normalize> {
    @Override
    public CodeBlock body(QL2Normalize kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String element = Expressions.plus(names.input(0) + "[i]", -kernel.zeroPoint());
        code.add("int o = " + names.outputOffset() + ";");
        String first = names.inputOffset(0);
        code.open("for (int row = " + first + ", rows = "
                + Expressions.plus(first, (long) kernel.rows() * kernel.depth()) + "; row < rows; row += "
                + kernel.depth() + ")");
        String each = "for (int i = row, end = " + Expressions.plus("row", kernel.depth()) + "; i < end; i++)";
        code.add("int sum = 0;");
        code.open(each).add("int x = " + element + ";").add("sum += x * x;").close();
        code.add(CodeBlock.of("long factor = $T.multiplier(sum);", InverseSquareRoot.class));
        code.add(CodeBlock.of("int shift = $L - $T.shift(sum);", QL2Normalize.OUTPUT_BITS, InverseSquareRoot.class));
        code.add("int left = shift > 0 ? shift : 0;");
        code.add("int right = shift < 0 ? -shift : 0;");
        code.add("int half = right == 0 ? 0 : 1 << (right - 1);");
        code.open(each);
        code.add("int x = " + element + ";");
        code.add("int scaled = (int) (((x << left) * factor + " + (1 << 30) + ") >> 31);");
        code.add("scaled = (scaled + half + (scaled < 0 && right > 0 ? -1 : 0)) >> right;");
        code.add(names.output() + "[o++] = (byte) (scaled < -128 ? -128 : scaled > 127 ? 127 : scaled);");
        code.close(2);
        return code.build();
    }
}
