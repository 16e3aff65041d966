package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/**
 * The scales and zero points of a QuantizeLinear or DequantizeLinear whose are known: one for all, one for each index of
 * an axis, or one for each block of indices of it. {@code real = scale * (q - zeroPoint)}.
 *
 * @param x what is quantized, or is quantized already
 * @param type of the integers
 * @param axis that scales run along; of no meaning where there is one scale
 * @param block indices of the axis that share a scale; 1 but for blocked scales
 * @param blocked whether scales have an element for each index of the other axes too
 */
record LinearScales(
        Shape x, DataType type, Tensor scale, Optional<Tensor> zeroPoint, int axis, int block, boolean blocked) {
    /** Of inputs 1 and 2 of a node; empty where they are computed. */
    static Optional<LinearScales> of(NodeScope node, DataType type) {
        Shape x = node.input(0).shape();
        Operand scale = node.input(1);
        Optional<Operand> zeroPoint = node.optionalInput(2);
        int axis = node.attributes().integer("axis", 1);
        int block = node.attributes().integer("block_size", 0);
        if (!scale.isConstant() || zeroPoint.isPresent() && !zeroPoint.get().isConstant()) {
            return Optional.empty();
        }
        Tensor scales = node.constantInput(1, "scale");
        if (block < 0) {
            throw new ShapeException("attribute block_size is " + block);
        }
        boolean one = scales.elementCount() == 1 && block == 0;
        LinearScales read = new LinearScales(
                x,
                type,
                scales,
                node.optionalConstantInput(2, "zero point"),
                one ? 0 : x.axis(axis),
                Math.max(1, block),
                block > 0);
        read.check();
        return Optional.of(read);
    }

    private void check() {
        Shape wanted = scale.elementCount() == 1 && !blocked ? scale.shape() : wantedShape();
        if (!scale.shape().equals(wanted)) {
            throw new ShapeException("the scale is " + scale.shape() + ", and x" + x + " needs " + wanted);
        }
        for (float number : scale.floats()) {
            if (!(number > 0) || Float.isInfinite(number)) {
                throw new ShapeException("its scale is " + number + ", which is no positive number");
            }
        }
        zeroPoint.ifPresent(this::checkZeroPoint);
    }

    private Shape wantedShape() {
        if (!blocked) {
            return Shape.of(x.dim(axis));
        }
        int[] dims = x.dims().clone();
        dims[axis] = (int) ((dims[axis] + (long) block - 1) / block);
        return Shape.of(dims);
    }

    private void checkZeroPoint(Tensor tensor) {
        boolean fits = tensor.elementCount() == scale.elementCount()
                && (tensor.elementCount() == 1 || tensor.shape().equals(scale.shape()));
        if (!fits) {
            throw new ShapeException("the zero point is " + tensor.shape() + ", and the scale " + scale.shape());
        }
        if (tensor.dataType() != type) {
            throw new ShapeException("the zero point is " + tensor.dataType() + ", and the integers are " + type);
        }
    }

    boolean isPerTensor() {
        return scale.elementCount() == 1 && !blocked;
    }

    /** The scale of element {@code index} of x. */
    float scaleOf(int index) {
        return scale.floats()[at(index)];
    }

    long zeroPointOf(int index) {
        return zeroPoint.isPresent() ? zeroPoint.get().integers()[at(index)] : 0;
    }

    /** Where the scale of an element of x is. */
    private int at(int index) {
        if (isPerTensor()) {
            return 0;
        }
        int inner = x.product(axis + 1, x.rank());
        int size = x.dim(axis);
        int along = index / inner % size;
        if (!blocked) {
            return along;
        }
        int blocks = (int) ((size + (long) block - 1) / block);
        return (index / inner / size * blocks + along / block) * inner + index % inner;
    }

    /** In terms of {@link #storedType()}. Not for blocked scales. */
    Quantization quantization() {
        int shift = shift(type);
        float[] scales = scale.floats();
        int[] zeroPoints = new int[scales.length];
        for (int c = 0; c < scales.length; c++) {
            zeroPoints[c] = (int) (zeroPoint.isPresent() ? zeroPoint.get().integers()[c] : 0) - shift;
        }
        Quantization signed = isPerTensor()
                ? Quantization.perTensor(scales[0], zeroPoints[0])
                : Quantization.perChannel(scales, zeroPoints, axis);
        return type == DataType.UINT8 ? signed.ofUnsigned() : signed;
    }

    /** The signed type that integers of {@link #type} are told in, {@link #shift} below. */
    DataType storedType() {
        return switch (type) {
            case UINT4 -> DataType.INT4;
            case UINT8 -> DataType.INT8;
            default -> type;
        };
    }

    /** What is subtracted from an unsigned integer of up to 8 bits to make it a signed one. */
    static int shift(DataType type) {
        return switch (type) {
            case UINT4 -> 8;
            case UINT8 -> 128;
            default -> 0;
        };
    }
}
