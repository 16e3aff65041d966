package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.HalfPrecision;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.ShapeException;

/** Elements stored in the typed fields of a message. Halves are bit patterns; 4-bit integers stand two in a number. */
record TypedElements(OnnxType type, TensorProto proto) implements Elements {
    @Override
    public void requireCount(int count) {
        int wanted = type.bits() == 4 ? (count + 1) / 2 : count;
        if (stored() != wanted) {
            throw new ShapeException(
                    "the shape has " + count + " elements, for which " + stored() + " numbers are stored");
        }
    }

    private int stored() {
        return switch (type) {
            case FLOAT -> proto.getFloatDataCount();
            case DOUBLE -> proto.getDoubleDataCount();
            case INT64 -> proto.getInt64DataCount();
            case UINT32, UINT64 -> proto.getUint64DataCount();
            default -> proto.getInt32DataCount();
        };
    }

    @Override
    public double real(int index) {
        return switch (type) {
            case FLOAT -> proto.getFloatData(index);
            case DOUBLE -> proto.getDoubleData(index);
            case FLOAT16 -> HalfPrecision.fromHalf((short) proto.getInt32Data(index));
            case BFLOAT16 -> HalfPrecision.fromBrainFloat((short) proto.getInt32Data(index));
            default -> throw new IllegalStateException(type + " is not real");
        };
    }

    @Override
    public long integer(int index) {
        return switch (type) {
            case INT64 -> proto.getInt64Data(index);
            case UINT32, UINT64 -> proto.getUint64Data(index);
            case INT4 -> nibble(index) << 60 >> 60;
            case UINT4 -> nibble(index);
            default -> proto.getInt32Data(index);
        };
    }

    private long nibble(int index) {
        return proto.getInt32Data(index / 2) >> 4 * (index % 2) & 0xf;
    }
}
