package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FRecurrent;

/** Recurrent layers: over steps, sequences and units, whose sums run side by side. */
final class FRecurrentEmitter implements KernelEmitter<FRecurrent> {
    @Override
    public CodeBlock body(FRecurrent kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int vectors = kernel.batch() * kernel.inputs();
        int states = kernel.batch() * kernel.units();
        int last = kernel.backward() ? kernel.steps() - 1 : 0;
        String memories = Expressions.plus(names.outputOffset(), (long) kernel.steps() * states);
        if (kernel.remembers()) {
            code.add("System.arraycopy(" + names.input(2) + ", " + names.inputOffset(2) + ", " + names.output() + ", "
                    + memories + ", " + states + ");");
        }
        code.add("float[] previous = " + names.input(1) + ";");
        code.add("int from = " + names.inputOffset(1) + ";");
        code.add("int x = " + Expressions.plus(names.inputOffset(0), (long) last * vectors) + ";");
        code.add("int y = " + Expressions.plus(names.outputOffset(), (long) last * states) + ";");
        code.open("for (int step = 0; step < " + kernel.steps() + "; step++)");
        code.open("for (int sequence = 0; sequence < " + states + "; " + Expressions.advance("sequence", kernel.units())
                + ")");
        code.add("int at = y + sequence;");
        code.add("int state = from + sequence;");
        if (kernel.hasMemory()) {
            code.add("int memory = " + Expressions.sum(memories, "sequence") + ";");
        }
        for (int i = 0; i < kernel.passes().size(); i++) {
            new RecurrentPassCode(kernel.passes().get(i), names, i == 0 ? "" : "_" + (i + 1)).add(code);
        }
        code.add(Expressions.advance("x", kernel.inputs()) + ";");
        code.close();
        code.add("previous = " + names.output() + ";");
        code.add("from = y;");
        if (kernel.backward()) {
            code.add("x -= " + 2L * vectors + ";");
        }
        code.add("y " + (kernel.backward() ? "-" : "+") + "= " + states + ";");
        code.close();
        return code.build();
    }
}
