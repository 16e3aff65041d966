package dev.inlay.compiler.tensor;

/**
 * Element types a tensor of a network can have.
 *
 * <p>Half and double precision of a model file are widened or narrowed to {@link #FLOAT32} at import; what remains is
 * real numbers, integers and booleans. Integers are held as {@code long}, so {@link #UINT64} wraps above 2^63.
 */
public enum DataType {
    FLOAT32(32, true),
    INT4(4, true),
    INT8(8, true),
    INT16(16, true),
    INT32(32, true),
    INT64(64, true),
    UINT4(4, false),
    UINT8(8, false),
    UINT16(16, false),
    UINT32(32, false),
    UINT64(64, false),
    BOOL(1, false);

    private final int bits;
    private final boolean signed;

    DataType(int bits, boolean signed) {
        this.bits = bits;
        this.signed = signed;
    }

    public int bits() {
        return bits;
    }

    public boolean isFloat() {
        return this == FLOAT32;
    }

    /** Whether elements are integers; {@link #BOOL} counts as the integers 0 and 1. */
    public boolean isInteger() {
        return this != FLOAT32;
    }

    public boolean isSigned() {
        return signed;
    }

    /** The value of {@code x} after it is stored in this integer type: two's complement wrap-around; BOOL is x != 0. */
    public long wrap(long x) {
        if (this == BOOL) {
            return x == 0 ? 0 : 1;
        }
        if (bits == 64) {
            return x;
        }
        int unused = 64 - bits;
        return signed ? x << unused >> unused : x << unused >>> unused;
    }
}
