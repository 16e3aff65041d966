package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.tensor.DataType;
import java.util.Arrays;
import java.util.Optional;

/** Element types of the format, in the order of their numbers. */
enum TfliteType {
    FLOAT32(32, DataType.FLOAT32),
    FLOAT16(16, DataType.FLOAT32),
    INT32(32, DataType.INT32),
    UINT8(8, DataType.UINT8),
    INT64(64, DataType.INT64),
    STRING,
    BOOL(8, DataType.BOOL),
    INT16(16, DataType.INT16),
    COMPLEX64,
    INT8(8, DataType.INT8),
    FLOAT64(64, DataType.FLOAT32),
    COMPLEX128,
    UINT64(64, DataType.UINT64),
    RESOURCE,
    VARIANT,
    UINT32(32, DataType.UINT32),
    UINT16(16, DataType.UINT16),
    INT4(4, DataType.INT4),
    BFLOAT16(16, DataType.FLOAT32);

    private final int bits;
    private final DataType dataType;

    TfliteType() {
        this(0, null);
    }

    TfliteType(int bits, DataType dataType) {
        this.bits = bits;
        this.dataType = dataType;
    }

    static Optional<TfliteType> of(int number) {
        return number < 0 || number >= values().length ? Optional.empty() : Optional.of(values()[number]);
    }

    /** What a file calls the type, or its number where it has no name. */
    static String nameOf(int number) {
        return of(number).map(TfliteType::name).orElse("of type " + number);
    }

    /** Bits that an element takes in a buffer. */
    int bits() {
        return bits;
    }

    /** What elements are in a graph, if they can be in one. */
    Optional<DataType> dataType() {
        return Optional.ofNullable(dataType);
    }

    /** Whether elements can stand for real numbers by a scale and a zero point. */
    boolean isQuantizable() {
        return Arrays.asList(INT4, INT8, UINT8, INT16, INT32, INT64).contains(this);
    }
}
