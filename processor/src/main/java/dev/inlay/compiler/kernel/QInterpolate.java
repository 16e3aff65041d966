package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Any function of one INT16 element, between the points of a table of 513, TensorFlow Lite's tables of int16: with n the
 * element's upper 9 bits and f its lower 7, {@code table[n] + (((table[n + 1] - table[n]) * f + 64) >> 7)}. The distance
 * of two points wraps around in int16, as it does there.
 *
 * @param table that of elements from -32768 on at index 0
 */
public record QInterpolate(int length, short[] table) implements Kernel {
    /** Entries of a table. */
    public static final int ENTRIES = 513;

    /** Bits of an element below those that choose the point. */
    public static final int FRACTION_BITS = 7;

    public QInterpolate {
        Limits.checkLength("table entries", table.length, ENTRIES);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        short[] x = inputs.get(0).shorts();
        short[] y = output.shorts();
        for (int i = 0; i < length; i++) {
            y[i] = at(table, x[i]);
        }
    }

    /** The function of one element. */
    static short at(short[] table, int x) {
        int n = (x >> FRACTION_BITS) + ENTRIES / 2;
        short slope = (short) (table[n + 1] - table[n]);
        int fraction = x & (1 << FRACTION_BITS) - 1;
        return (short) (table[n] + ((slope * fraction + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS));
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
