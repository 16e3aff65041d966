package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.DataType;
import java.util.Optional;

/** Element types as ONNX numbers them, with the type that they become. */
enum OnnxType {
    FLOAT(1, 32, DataType.FLOAT32),
    UINT8(2, 8, DataType.UINT8),
    INT8(3, 8, DataType.INT8),
    UINT16(4, 16, DataType.UINT16),
    INT16(5, 16, DataType.INT16),
    INT32(6, 32, DataType.INT32),
    INT64(7, 64, DataType.INT64),
    STRING(8, 0, null),
    BOOL(9, 8, DataType.BOOL),
    FLOAT16(10, 16, DataType.FLOAT32),
    DOUBLE(11, 64, DataType.FLOAT32),
    UINT32(12, 32, DataType.UINT32),
    UINT64(13, 64, DataType.UINT64),
    COMPLEX64(14, 64, null),
    COMPLEX128(15, 128, null),
    BFLOAT16(16, 16, DataType.FLOAT32),
    FLOAT8E4M3FN(17, 8, null),
    FLOAT8E4M3FNUZ(18, 8, null),
    FLOAT8E5M2(19, 8, null),
    FLOAT8E5M2FNUZ(20, 8, null),
    UINT4(21, 4, DataType.UINT4),
    INT4(22, 4, DataType.INT4),
    FLOAT4E2M1(23, 4, null),
    FLOAT8E8M0(24, 8, null),
    UINT2(25, 2, null),
    INT2(26, 2, null);

    private final int number;
    private final int bits;
    private final DataType dataType;

    OnnxType(int number, int bits, DataType dataType) {
        this.number = number;
        this.bits = bits;
        this.dataType = dataType;
    }

    static Optional<OnnxType> of(long number) {
        for (OnnxType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What a type of this number is called, for diagnostics. */
    static String nameOf(long number) {
        return of(number)
                .map(type -> type.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("number " + number);
    }

    /** Bits an element takes in raw data; elements below 8 bits are packed, the first in the low bits. */
    int bits() {
        return bits;
    }

    /** The element type in Inlay; empty where it has none. */
    Optional<DataType> dataType() {
        return Optional.ofNullable(dataType);
    }
}
