package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.QDynamicConv;

/** Written as float convolutions are, with other sums. */
final class QDynamicConvEmitter implements KernelEmitter<QDynamicConv> {
    @Override
    public CodeBlock body(QDynamicConv kernel, KernelNames names) {
        FConv conv = kernel.batch() == 1 ? FConvEmitter.flattened(geometry(kernel)) : geometry(kernel);
        float[] blocked = FConvEmitter.blocked(conv);
        byte[] weights = new byte[blocked.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) blocked[i];
        }
        CodeLines code = new CodeLines();
        code.add("final byte[] weights = " + names.bytes("WEIGHTS", weights) + ";");
        code.add("final float[] factors = " + names.floats("SCALES", kernel.weightScales()) + ";");
        code.add("final float[] bias = " + names.floats("BIAS", kernel.bias()) + ";");
        code.add((conv.batch() > 1 ? "int" : "final int") + " range = " + names.inputOffset(1) + ";");
        WindowLoops loops = new WindowLoops(conv.window());
        return FConvEmitter.write(code, conv, names, loops, new QDynamicBlocks(kernel, conv, names, loops));
    }

    private static FConv geometry(QDynamicConv kernel) {
        float[] weights = new float[kernel.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = kernel.weights()[i];
        }
        return new FConv(
                kernel.window(),
                kernel.batch(),
                kernel.inputChannels(),
                kernel.outputChannels(),
                kernel.groups(),
                weights,
                kernel.bias(),
                kernel.min(),
                kernel.max());
    }
}
