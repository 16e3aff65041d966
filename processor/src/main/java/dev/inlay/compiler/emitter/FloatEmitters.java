package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.FArgExtreme;
import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.FGather;
import dev.inlay.compiler.kernel.FLrn;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.FMatMul;
import dev.inlay.compiler.kernel.FMaxPoolIndices;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.FNormalize;
import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FRecurrent;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.FResize;
import dev.inlay.compiler.kernel.FSoftmax;

/** The emitters of the float kernels. */
final class FloatEmitters {
    private FloatEmitters() {}

    static void register(KernelEmitters.Registry registry) {
        registry.add(FArgExtreme.class, new FArgExtremeEmitter());
        registry.add(FConv.class, new FConvEmitter());
        registry.add(FDepthwiseConv.class, new FDepthwiseConvEmitter());
        registry.add(FFullyConnected.class, new FFullyConnectedEmitter());
        registry.add(FGather.class, new FGatherEmitter());
        registry.add(FLrn.class, new FLrnEmitter());
        registry.add(FMap.class, new FMapEmitter());
        registry.add(FMatMul.class, new FMatMulEmitter());
        registry.add(FMaxPoolIndices.class, new FMaxPoolIndicesEmitter());
        registry.add(FMove.class, new FMoveEmitter());
        registry.add(FNormalize.class, new FNormalizeEmitter());
        registry.add(FPool.class, new FPoolEmitter());
        registry.add(FRecurrent.class, new FRecurrentEmitter());
        registry.add(FReduce.class, new FReduceEmitter());
        registry.add(FResize.class, new FResizeEmitter());
        registry.add(FSoftmax.class, new FSoftmaxEmitter());
    }
}
