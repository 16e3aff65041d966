package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored tensors of every type, in both forms. */
class TensorReaderTest {
    private final Roundings roundings = new Roundings();

    private Tensor read(TensorProto.Builder proto) {
        return new TensorReader(new ExternalData(null, new NoFiles()), new FoldingBudget(), roundings)
                .read(proto.build(), "initializer \"w\"");
    }

    private static TensorProto.Builder proto(int type, long... dims) {
        TensorProto.Builder proto = TensorProto.newBuilder().setDataType(type);
        for (long dim : dims) {
            proto.addDims(dim);
        }
        return proto;
    }

    private static TensorProto.Builder raw(int type, String hex, long... dims) {
        return proto(type, dims).setRawData(ByteString.copyFrom(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 01ff, UINT8, 1, 255",
        "3, 01ff, INT8, 1, -1",
        "4, 0100ffff, UINT16, 1, 65535",
        "5, 0100ffff, INT16, 1, -1",
        "6, 01000000ffffffff, INT32, 1, -1",
        "7, 0100000000000000feffffffffffffff, INT64, 1, -2",
        "9, 0001, BOOL, 0, 1",
        "12, 01000000ffffffff, UINT32, 1, 4294967295",
        "13, 0100000000000000ffffffffffffffff, UINT64, 1, -1",
        "21, f1, UINT4, 1, 15",
        "22, f1, INT4, 1, -1",
    })
    void rawIntegers(int type, String hex, DataType dataType, long first, long second) {
        Tensor tensor = read(raw(type, hex, 2));
        assertEquals(dataType, tensor.dataType());
        assertArrayEquals(new long[] {first, second}, tensor.integers());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0000803f000000c0, 1, -2",
        "10, 003c00c0, 1, -2",
        "10, 0100ff7b, 5.9604645E-8, 65504",
        "11, 000000000000f03f00000000000000c0, 1, -2",
        "16, 803f00c0, 1, -2",
    })
    void rawReals(int type, String hex, float first, float second) {
        assertArrayEquals(new float[] {first, second}, read(raw(type, hex, 2)).floats());
    }

    @Test
    void halvesCoverInfinityAndNaN() {
        assertArrayEquals(
                new float[] {Float.POSITIVE_INFINITY, Float.NaN, -0f},
                read(raw(10, "007c007e0080", 3)).floats());
    }

    @Test
    void typedFields() {
        assertArrayEquals(
                new long[] {-1, 1},
                read(proto(3, 2).addInt32Data(-1).addInt32Data(1)).integers());
        assertArrayEquals(
                new long[] {-1, 1, 2},
                read(proto(22, 3).addInt32Data(0x1f).addInt32Data(2)).integers());
        assertArrayEquals(new long[] {5}, read(proto(7, 1).addInt64Data(5)).integers());
        assertArrayEquals(new long[] {5}, read(proto(13, 1).addUint64Data(5)).integers());
        assertArrayEquals(
                new float[] {1.5f}, read(proto(10, 1).addInt32Data(0x3e00)).floats());
        assertArrayEquals(
                new float[] {1.5f}, read(proto(11, 1).addDoubleData(1.5)).floats());
        assertArrayEquals(
                new float[] {1.5f}, read(proto(16, 1).addInt32Data(0x3fc0)).floats());
    }

    @Test
    void scalarsAndEmptyTensors() {
        assertEquals("float32[]", read(proto(1).addFloatData(1)).type().toString());
        assertEquals("float32[0, 3]", read(proto(1, 0, 3)).type().toString());
    }

    @Test
    void doublesAreRoundedWithOneWarning() {
        for (int i = 0; i < 7; i++) {
            assertArrayEquals(
                    new float[] {0.1f}, read(proto(11, 1).addDoubleData(0.1)).floats());
        }
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        roundings.report(diagnostics);
        String w = "initializer \"w\"";
        assertEquals(
                "[[INLAY-316] double precision was rounded to float32 in "
                        + String.join(", ", w, w, w, w, w)
                        + " and 2 more]",
                diagnostics.diagnostics().toString());
    }

    @Test
    void numbersAboveTheRangeAreRefused() {
        assertRefused(
                DiagnosticId.ONNX_TENSOR_INVALID,
                () -> read(proto(11, 1).addDoubleData(1e39)),
                "initializer \"w\"",
                "1.0E39",
                "above the range");
        assertRefused(DiagnosticId.ONNX_TENSOR_INVALID, () -> read(proto(2, 1).addInt32Data(256)), "256");
    }

    @ParameterizedTest
    @CsvSource({"8, string", "14, complex64", "17, float8e4m3fn", "23, float4e2m1", "26, int2", "77, number 77"})
    void typesThatInlayHasNotAreNamed(int type, String name) {
        assertRefused(DiagnosticId.ONNX_TENSOR_UNSUPPORTED, () -> read(proto(type, 1)), "initializer \"w\"", name);
    }

    @Test
    void shapesAndDataMustFit() {
        assertInvalid("3 elements, for which 2", proto(1, 3).addFloatData(1).addFloatData(2));
        assertInvalid("takes 12 bytes, but there are 8", raw(1, "0000803f0000803f", 3));
        assertInvalid("negative dimension", proto(1, -1));
        assertInvalid("out of range", proto(1, 1L << 32));
        assertInvalid("more than", proto(1, 1 << 16, 1 << 16));
        assertInvalid("rank 17", proto(1, new long[17]));
        assertRefused(
                DiagnosticId.ONNX_TENSOR_UNSUPPORTED, () -> read(proto(1, 1).setSegment(ByteString.EMPTY)), "segments");
        assertRefused(DiagnosticId.ONNX_TOO_LARGE, () -> read(proto(1, 1 << 27)), "initializer \"w\"");
    }

    private void assertInvalid(String part, TensorProto.Builder proto) {
        assertRefused(DiagnosticId.ONNX_TENSOR_INVALID, () -> read(proto), "initializer \"w\" is invalid", part);
    }

    @Test
    void rawDataIsLittleEndian() {
        byte[] bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.25f)
                .array();
        assertArrayEquals(
                new float[] {1.25f},
                read(proto(1, 1).setRawData(ByteString.copyFrom(bytes))).floats());
    }
}
