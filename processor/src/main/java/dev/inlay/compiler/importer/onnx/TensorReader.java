package dev.inlay.compiler.importer.onnx;

import com.google.protobuf.ByteString;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads stored tensors: typed fields, raw data, or a file beside the model. Half precision becomes float32 exactly,
 * double precision is rounded to it.
 */
final class TensorReader {
    private final ExternalData external;
    private final FoldingBudget budget;
    private final Roundings roundings;

    TensorReader(ExternalData external, FoldingBudget budget, Roundings roundings) {
        this.external = external;
        this.budget = budget;
        this.roundings = roundings;
    }

    /** @param what the tensor as diagnostics name it */
    Tensor read(TensorProto proto, String what) {
        OnnxType type = OnnxType.of(proto.getDataType())
                .filter(known -> known.dataType().isPresent())
                .orElseThrow(() -> unsupported(what, "of type " + OnnxType.nameOf(proto.getDataType())));
        if (proto.hasSegment()) {
            throw unsupported(what, "split into segments");
        }
        try {
            Shape shape = shape(proto);
            budget.spend(what, shape.elementCount());
            return tensor(proto, type, shape, what);
        } catch (ShapeException e) {
            throw new DiagnosticException(DiagnosticId.ONNX_TENSOR_INVALID, Place.model(), what, e.getMessage());
        }
    }

    private static Shape shape(TensorProto proto) {
        int[] dims = new int[proto.getDimsCount()];
        for (int i = 0; i < dims.length; i++) {
            long dim = proto.getDims(i);
            if (dim != (int) dim) {
                throw new ShapeException("dimension " + dim + " is out of range");
            }
            dims[i] = (int) dim;
        }
        return Shape.of(dims);
    }

    private Tensor tensor(TensorProto proto, OnnxType type, Shape shape, String what) {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            byte[] bytes = external.read(proto, rawBytes(type, shape), what);
            return decode(new RawElements(type, littleEndian(ByteBuffer.wrap(bytes))), type, shape, what);
        }
        if (!proto.hasRawData()) {
            return decode(new TypedElements(type, proto), type, shape, what);
        }
        ByteString raw = proto.getRawData();
        if (raw.size() != rawBytes(type, shape)) {
            throw new ShapeException(type + shape.toString() + " takes " + rawBytes(type, shape)
                    + " bytes, but there are " + raw.size());
        }
        return decode(new RawElements(type, littleEndian(raw.asReadOnlyByteBuffer())), type, shape, what);
    }

    private Tensor decode(Elements elements, OnnxType type, Shape shape, String what) {
        DataType dataType = type.dataType().orElseThrow();
        int count = shape.elementCount();
        elements.requireCount(count);
        if (dataType.isFloat()) {
            return Tensor.floats(shape, decodeFloats(elements, count, what));
        }
        long[] integers = new long[count];
        for (int i = 0; i < count; i++) {
            integers[i] = elements.integer(i);
            if (dataType.wrap(integers[i]) != integers[i]) {
                throw new ShapeException("element " + i + " is " + integers[i] + ", which is no " + dataType);
            }
        }
        return Tensor.integers(dataType, shape, integers);
    }

    private float[] decodeFloats(Elements elements, int count, String what) {
        float[] floats = new float[count];
        boolean rounded = false;
        for (int i = 0; i < count; i++) {
            double exact = elements.real(i);
            floats[i] = (float) exact;
            if (Float.isInfinite(floats[i]) && !Double.isInfinite(exact)) {
                throw new ShapeException("element " + i + " is " + exact + ", which is above the range of float32");
            }
            rounded |= floats[i] != exact && !Double.isNaN(exact);
        }
        if (rounded) {
            roundings.add(what);
        }
        return floats;
    }

    private static long rawBytes(OnnxType type, Shape shape) {
        return ((long) shape.elementCount() * type.bits() + 7) / 8;
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static DiagnosticException unsupported(String what, String how) {
        return new DiagnosticException(DiagnosticId.ONNX_TENSOR_UNSUPPORTED, Place.model(), what, how);
    }
}
