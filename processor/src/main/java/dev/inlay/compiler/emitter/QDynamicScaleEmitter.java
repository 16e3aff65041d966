package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDynamicScale;

final class QDynamicScaleEmitter implements KernelEmitter<QDynamicScale> {
    @Override
    public CodeBlock body(QDynamicScale kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        String start = names.inputOffset(0);
        code.add("float largest = 0;");
        code.open("for (int i = " + start + ", end = " + Expressions.plus(start, kernel.length()) + "; i < end; i++)");
        code.add("float size = Math.abs(" + names.input(0) + "[i]);");
        code.open("if (size > largest)");
        code.add("largest = size;");
        code.close(2);
        code.add(names.output() + "[" + names.outputOffset() + "] = largest > " + FloatLiteral.of(QDynamicScale.LEAST)
                + " ? largest / " + Byte.MAX_VALUE + " : 1;");
        return code.build();
    }
}
