package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * What runs on the device: arithmetic with every parameter fixed.
 *
 * <p>{@link #run} is the reference and thereby the specification: generated code equals it on every bit.
 */
public sealed interface Kernel
        permits FArgExtreme,
                FConv,
                FDepthwiseConv,
                FFullyConnected,
                FGather,
                FLrn,
                FMap,
                FMatMul,
                FMaxPoolIndices,
                FMove,
                FNormalize,
                FPool,
                FRecurrent,
                FReduce,
                FResize,
                FSoftmax,
                QAdd,
                QArgExtreme,
                QAveragePool,
                QConv,
                QDepthwiseConv,
                QDequantize,
                QDynamicConv,
                QDynamicQuantize,
                QDynamicScale,
                QExtreme,
                QFullyConnected,
                QGroupedProduct,
                QInterpolate,
                QLookup,
                QMatMul,
                QMaxPool,
                QMean,
                QMove,
                QMul,
                QPrelu,
                QQuantize,
                QReduceExtreme,
                QRescale,
                QResize,
                QSigmoid,
                QSlopes,
                QSoftmax,
                QSquaredDifference,
                QSum,
                QWideConv,
                QWideSoftmax {
    /** Computes {@code output} from {@code inputs}; whole arrays, row-major, channels-last. */
    void run(List<Buffer> inputs, Buffer output);

    /** Multiply-accumulates of one run; 0 for kernels that are not sums of products. */
    default long macs() {
        return 0;
    }

    /**
     * Whether {@code output} may be the memory of input {@code input}, because every element of that input is read
     * before the element of the same index is written, and not after.
     */
    default boolean mayOverwrite(int input) {
        return false;
    }
}
