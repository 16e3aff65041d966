package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QArgExtreme;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.QDynamicQuantize;
import dev.inlay.compiler.kernel.QDynamicScale;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QGroupedProduct;
import dev.inlay.compiler.kernel.QInterpolate;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMatMul;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.kernel.QMul;
import dev.inlay.compiler.kernel.QPrelu;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.kernel.QReduceExtreme;
import dev.inlay.compiler.kernel.QRescale;
import dev.inlay.compiler.kernel.QResize;
import dev.inlay.compiler.kernel.QSigmoid;
import dev.inlay.compiler.kernel.QSlopes;
import dev.inlay.compiler.kernel.QSoftmax;
import dev.inlay.compiler.kernel.QSquaredDifference;
import dev.inlay.compiler.kernel.QSum;
import dev.inlay.compiler.kernel.QWideConv;
import dev.inlay.compiler.kernel.QWideSoftmax;

/** The emitters of the integer kernels. */
final class IntegerEmitters {
    private IntegerEmitters() {}

    static void register(KernelEmitters.Registry registry) {
        registry.add(QAdd.class, new QAddEmitter());
        registry.add(QArgExtreme.class, new QArgExtremeEmitter());
        registry.add(QAveragePool.class, new QAveragePoolEmitter());
        registry.add(QConv.class, new QConvEmitter());
        registry.add(QDepthwiseConv.class, new QDepthwiseConvEmitter());
        registry.add(QDequantize.class, new QDequantizeEmitter());
        registry.add(QDynamicConv.class, new QDynamicConvEmitter());
        registry.add(QDynamicQuantize.class, new QDynamicQuantizeEmitter());
        registry.add(QDynamicScale.class, new QDynamicScaleEmitter());
        registry.add(QExtreme.class, new QExtremeEmitter());
        registry.add(QFullyConnected.class, new QFullyConnectedEmitter());
        registry.add(QGroupedProduct.class, new QGroupedProductEmitter());
        registry.add(QInterpolate.class, new QInterpolateEmitter());
        registry.add(QSigmoid.class, new QSigmoidEmitter());
        registry.add(QSlopes.class, new QSlopesEmitter());
        registry.add(QLookup.class, new QLookupEmitter());
        registry.add(QMatMul.class, new QMatMulEmitter());
        registry.add(QMaxPool.class, new QMaxPoolEmitter());
        registry.add(QMean.class, new QMeanEmitter());
        registry.add(QMove.class, new QMoveEmitter());
        registry.add(QMul.class, new QMulEmitter());
        registry.add(QPrelu.class, new QPreluEmitter());
        registry.add(QQuantize.class, new QQuantizeEmitter());
        registry.add(QRescale.class, new QRescaleEmitter());
        registry.add(QReduceExtreme.class, new QReduceExtremeEmitter());
        registry.add(QResize.class, new QResizeEmitter());
        registry.add(QSoftmax.class, new QSoftmaxEmitter());
        registry.add(QSquaredDifference.class, new QSquaredDifferenceEmitter());
        registry.add(QWideConv.class, new QWideConvEmitter());
        registry.add(QWideSoftmax.class, new QWideSoftmaxEmitter());
        registry.add(QSum.class, new QSumEmitter());
    }
}
