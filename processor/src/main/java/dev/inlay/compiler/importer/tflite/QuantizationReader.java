package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.tensor.Quantization;
import java.util.Optional;

/** Reads the scales and zero points of tensors. */
final class QuantizationReader {
    private static final int SCALE = 2;
    private static final int ZERO_POINT = 3;
    private static final int DETAILS_TYPE = 4;
    private static final int DIMENSION = 6;

    /** What turns an unsigned 8-bit integer into a signed one, and its zero point with it. */
    static final int UINT8_SHIFT = 128;

    private QuantizationReader() {}

    /** How elements of the file stand for real numbers, in the file's integers; empty if they do not. */
    static Optional<Quantization> read(TensorEntry tensor) {
        Optional<FlatTable> table = tensor.quantization();
        Optional<TfliteType> type = TfliteType.of(tensor.type()).filter(TfliteType::isQuantizable);
        if (table.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        if (table.get().small(DETAILS_TYPE) != 0) {
            throw new DiagnosticException(
                    DiagnosticId.TFLITE_TENSOR_UNSUPPORTED, Place.model(), tensor, "is quantized in a way of its own");
        }
        float[] scales = table.get().reals(SCALE);
        if (scales.length == 0) {
            return Optional.empty();
        }
        for (float scale : scales) {
            if (!(scale > 0) || Float.isInfinite(scale)) {
                throw invalid(tensor, "its scale is " + scale);
            }
        }
        int[] zeroPoints = zeroPoints(tensor, table.get().longs(ZERO_POINT), scales.length);
        if (type.get() == TfliteType.INT16 && scales.length == 1) {
            return Optional.of(ofShorts(tensor, scales[0], zeroPoints[0]));
        }
        return Optional.of(
                scales.length == 1
                        ? Quantization.perTensor(scales[0], zeroPoints[0])
                        : Quantization.perChannel(scales, zeroPoints, axis(tensor, table.get(), scales.length)));
    }

    private static Quantization ofShorts(TensorEntry tensor, float scale, int zeroPoint) {
        if (zeroPoint != 0) {
            throw new DiagnosticException(
                    DiagnosticId.TFLITE_TENSOR_UNSUPPORTED,
                    Place.model(),
                    tensor,
                    "holds integers of 16 bits with zero point " + zeroPoint + ", where 0 is supported");
        }
        return Quantization.ofShorts(scale);
    }

    private static int[] zeroPoints(TensorEntry tensor, long[] stored, int count) {
        if (stored.length > 1 && stored.length != count) {
            throw invalid(tensor, "it has " + count + " scales and " + stored.length + " zero points");
        }
        int[] zeroPoints = new int[count];
        for (int i = 0; i < count; i++) {
            long zeroPoint = stored.length == 0 ? 0 : stored[stored.length == 1 ? 0 : i];
            if (zeroPoint < lowest(tensor) || zeroPoint > highest(tensor)) {
                throw invalid(
                        tensor,
                        "its zero point " + zeroPoint + " is no element of " + TfliteType.nameOf(tensor.type()));
            }
            zeroPoints[i] = (int) zeroPoint;
        }
        return zeroPoints;
    }

    private static int lowest(TensorEntry tensor) {
        return switch (TfliteType.of(tensor.type()).orElseThrow()) {
            case INT4 -> -8;
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            default -> 0;
        };
    }

    private static int highest(TensorEntry tensor) {
        return switch (TfliteType.of(tensor.type()).orElseThrow()) {
            case INT4 -> 7;
            case INT8 -> Byte.MAX_VALUE;
            case UINT8 -> 2 * Byte.MAX_VALUE + 1;
            case INT16 -> Short.MAX_VALUE;
            default -> 0;
        };
    }

    /** A vector has only one axis for its channels, and there are files that name another. */
    private static int axis(TensorEntry tensor, FlatTable table, int channels) {
        int axis = tensor.shape().rank() == 1 ? 0 : table.integer(DIMENSION, 0);
        boolean inside = axis >= 0 && axis < tensor.shape().rank();
        if (!inside || tensor.shape().dim(axis) != channels) {
            throw invalid(tensor, "it has " + channels + " scales along axis " + axis + " of " + tensor.shape());
        }
        return axis;
    }

    private static DiagnosticException invalid(TensorEntry tensor, String why) {
        return new DiagnosticException(DiagnosticId.TFLITE_TENSOR_INVALID, Place.model(), tensor, why);
    }
}
