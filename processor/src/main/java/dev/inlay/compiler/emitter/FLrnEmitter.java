package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FLrn;
import dev.inlay.runtime.FloatMath;

/** Local response normalization: for each element, the sum over its neighbours. */
final class FLrnEmitter implements KernelEmitter<FLrn> {
    @Override
    public CodeBlock body(FLrn kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String from = names.inputOffset(0);
        int block = kernel.depth() * kernel.inner();
        code.add("int o = " + names.outputOffset() + ";");
        code.open("for (int block = " + from + ", blocks = " + Expressions.plus(from, (long) kernel.outer() * block)
                + "; block < blocks; block += " + block + ")");
        code.open("for (int c = 0; c < " + kernel.depth() + "; c++)");
        code.add("int first = Math.max(0, " + Expressions.plus("c", -((kernel.size() - 1) / 2)) + ");");
        code.add("int end = Math.min(" + kernel.depth() + ", " + Expressions.plus("c", kernel.size() / 2 + 1) + ");");
        code.open("for (int i = block, columns = " + Expressions.plus("block", kernel.inner()) + "; i < columns; i++)");
        code.add("float sum = 0;");
        code.open("for (int k = first; k < end; k++)");
        code.add("float neighbour = " + element(kernel, names, "k") + ";");
        code.add("sum += neighbour * neighbour;");
        code.close();
        code.add(CodeBlock.of(
                "$L[o++] = $L / $T.pow($L + $L * sum, $L);",
                names.output(),
                element(kernel, names, "c"),
                FloatMath.class,
                FloatLiteral.of(kernel.bias()),
                FloatLiteral.of(kernel.factor()),
                FloatLiteral.of(kernel.beta())));
        code.close(3);
        return code.build();
    }

    private static String element(FLrn kernel, KernelNames names, String index) {
        return names.input(0) + "[" + Expressions.sum("i", Expressions.times(index, kernel.inner())) + "]";
    }
}
