package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.FMaxPoolIndices;
import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FPoolFunction;
import dev.inlay.compiler.operator.MaxPoolIndices;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;

/** Pooling in float. */
final class FloatPoolLowering {
    private FloatPoolLowering() {}

    static Slot pool(FloatNode node) {
        Pool pool = (Pool) node.operator();
        Shape input = node.shape(0);
        FPool kernel = new FPool(
                WindowGeometry.resolve(pool.window(), input, node.outputShape()),
                input.dim(0),
                input.dim(-1),
                FPoolFunction.valueOf(pool.function().name()),
                pool.countIncludePad(),
                pool.p());
        if (node.outputType().isFloat() || !kernel.window().isPadded()) {
            return node.addOutput(kernel, node.input(0));
        }
        // of integers, a window that lies in the padding alone gives the least
        return FloatMapLowering.atLeastSmallest(node.add(kernel, node.outputShape(), node.input(0)), node);
    }

    static Slot indices(FloatNode node) {
        MaxPoolIndices pool = (MaxPoolIndices) node.operator();
        Shape input = node.shape(0);
        FMaxPoolIndices kernel = new FMaxPoolIndices(
                WindowGeometry.resolve(pool.window(), input, node.outputShape()),
                input.dim(0),
                input.dim(-1),
                pool.columnMajor());
        return node.addOutput(kernel, node.input(0));
    }
}
