package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QGroupedProduct;

/** Products of rows, or of parts of rows: sums in int where none can pass it, else in long. */
final class QGroupedProductEmitter implements KernelEmitter<QGroupedProduct> {
    @Override
    public CodeBlock body(QGroupedProduct kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        AccumulatorRange range = kernel.sumRange();
        boolean wide = range.magnitude() > Integer.MAX_VALUE;
        RequantizationCode requantization = RequantizationCode.choose(
                kernel.requantization(),
                1,
                channel -> kernel.sumRange().saturated(),
                new OutputRange(
                        kernel.outputZeroPoint(), kernel.to().min(), kernel.to().max()),
                names);
        requantization.declare(code);
        String weights = weights(kernel, names);
        String from = names.inputOffset(0);
        int row = kernel.rowLength();
        code.add("int at = " + names.outputOffset() + ";");
        code.open("for (int row = 0, x = " + from + "; row < " + kernel.rows() + "; row++"
                + (kernel.apart() || row == 0 ? "" : ", " + Expressions.advance("x", row)) + ")");
        code.open("for (int m = 0, w = 0; m < " + kernel.outputs() + "; m++"
                + (kernel.apart() && kernel.depth() > 0 ? ", " + Expressions.advance("x", kernel.depth()) : "") + ")");
        code.add((wide ? "long total = " : "int sum = ") + names.ints("BIAS", kernel.bias()) + "[m];");
        code.open("for (int k = 0; k < " + kernel.depth() + "; k++)");
        String element = Expressions.plus(names.input(0) + "[x + k]", -kernel.inputZeroPoint());
        code.add((wide ? "total" : "sum") + " += " + weights + "[w++] * (" + element + ");");
        code.close();
        if (wide) {
            code.add("int sum = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, total));");
        }
        requantization.store(code, "sum", "0", names.output() + "[at++]");
        code.close(2);
        return code.build();
    }

    /** In bytes where they fit. */
    private static String weights(QGroupedProduct kernel, KernelNames names) {
        byte[] bytes = new byte[kernel.weights().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) kernel.weights()[i];
            if (bytes[i] != kernel.weights()[i]) {
                return names.shorts("WEIGHTS", kernel.weights());
            }
        }
        return names.bytes("WEIGHTS", bytes);
    }
}
