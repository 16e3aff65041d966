package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.program.LaneStep;

/** Which emitter writes which kind of kernel on float lanes. */
final class LaneEmitters {
    private LaneEmitters() {}

    /** The body of the method that runs {@code step}; it equals the reference of the step's kernel on every bit. */
    static CodeBlock body(LaneStep.OnLanes step, LaneScope scope) {
        LaneCode code = new LaneCode(step, scope);
        Kernel kernel = step.step().kernel();
        if (kernel instanceof QConv conv) {
            new LaneConvEmitter(conv, code).write();
        } else if (kernel instanceof QDepthwiseConv conv) {
            new LaneDepthwiseEmitter(conv, code).write();
        } else if (kernel instanceof QFullyConnected dense) {
            new LaneConvEmitter(dense.asConv(), code).write();
        } else if (kernel instanceof QMean mean) {
            LaneMeanEmitter.write(mean, code);
        } else if (kernel instanceof QMaxPool pool) {
            LaneMaxPoolEmitter.write(pool, code);
        } else if (kernel instanceof QAdd add) {
            new LaneAddEmitter(add, code).write();
        } else {
            throw new IllegalStateException(kernel.getClass().getSimpleName() + " on lanes");
        }
        return code.build();
    }
}
