package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMul;
import dev.inlay.compiler.kernel.QPrelu;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.kernel.QRescale;
import dev.inlay.compiler.kernel.QSquaredDifference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Kernels whose output element i depends on element i of each operand alone. */
final class ElementWiseKernels {
    private ElementWiseKernels() {}

    /** The kernel for another number of elements, if it is element-wise. */
    static Optional<Kernel> resized(Kernel kernel, int length) {
        if (kernel instanceof QLookup lookup) {
            return Optional.of(new QLookup(length, lookup.table()));
        }
        if (kernel instanceof QQuantize quantize) {
            return Optional.of(new QQuantize(
                    quantize.elementType(), length, quantize.scale(), quantize.zeroPoint(), quantize.tiesToEven()));
        }
        if (kernel instanceof QDequantize dequantize) {
            return Optional.of(
                    new QDequantize(dequantize.elementType(), length, dequantize.scale(), dequantize.zeroPoint()));
        }
        if (kernel instanceof QRescale rescale) {
            return Optional.of(new QRescale(
                    rescale.from(),
                    rescale.to(),
                    length,
                    rescale.inputZeroPoint(),
                    rescale.requantization(),
                    rescale.outputZeroPoint(),
                    rescale.min(),
                    rescale.max()));
        }
        if (kernel instanceof FMap map && isContiguous(map.loop())) {
            return Optional.of(new FMap(loop(map.loop().operands(), length), map.expression()));
        }
        return resizedBinary(kernel, loop(2, length));
    }

    private static Optional<Kernel> resizedBinary(Kernel kernel, BroadcastLoop loop) {
        if (kernel instanceof QAdd add && isContiguous(add.loop())) {
            return Optional.of(new QAdd(
                    add.elementType(),
                    loop,
                    add.subtract(),
                    add.leftShift(),
                    add.a(),
                    add.b(),
                    add.outputMultiplier(),
                    add.outputShift(),
                    add.outputZeroPoint(),
                    add.min(),
                    add.max()));
        }
        if (kernel instanceof QMul mul && isContiguous(mul.loop())) {
            return Optional.of(new QMul(
                    mul.elementType(),
                    loop,
                    mul.zeroPointA(),
                    mul.zeroPointB(),
                    mul.requantization(),
                    mul.outputZeroPoint(),
                    mul.min(),
                    mul.max()));
        }
        if (kernel instanceof QExtreme extreme && isContiguous(extreme.loop())) {
            return Optional.of(new QExtreme(loop, extreme.maximum()));
        }
        if (kernel instanceof QSquaredDifference difference && isContiguous(difference.loop())) {
            return Optional.of(new QSquaredDifference(
                    loop, difference.a(), difference.b(), difference.requantization(), difference.outputZeroPoint()));
        }
        if (kernel instanceof QPrelu prelu && isContiguous(prelu.loop())) {
            return Optional.of(new QPrelu(
                    loop,
                    prelu.inputZeroPoint(),
                    prelu.slopeZeroPoint(),
                    prelu.positive(),
                    prelu.negative(),
                    prelu.outputZeroPoint()));
        }
        return Optional.empty();
    }

    private static BroadcastLoop loop(int operands, int length) {
        return new BroadcastLoop(List.of(new BroadcastAxis(length, Collections.nCopies(operands, 1))));
    }

    private static boolean isContiguous(BroadcastLoop loop) {
        boolean contiguous = true;
        for (int i = 0; i < loop.operands(); i++) {
            contiguous &= loop.isContiguous(i);
        }
        return contiguous;
    }
}
