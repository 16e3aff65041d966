package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QAdd;
import java.util.List;
import java.util.Optional;

/**
 * An addition in one step: {@code clamp((x * a + y * b + offset) >> shift)} of the operands as they are stored, zero
 * points and all roundings being part of the offset. Exact, because it is compared with the kernel's reference for each
 * of the 65,536 pairs that two bytes can be.
 *
 * @param wide whether the sum needs a long
 */
record FoldedAdd(long a, long b, long offset, int shift, boolean wide) {
    private static final int VALUES = 256;
    private static final int WIDE_SHIFT = 40;
    private static final int SHIFTS = 3;
    private static final int[] NEIGHBOURS = {0, 1, -1, 2, -2};

    /** The narrowest form that is exact, if there is one; none of int16, whose pairs are too many to try. */
    static Optional<FoldedAdd> find(QAdd add) {
        if (add.elementType() != ElementType.INT8) {
            return Optional.empty();
        }
        byte[] expected = allPairs(add);
        double factor = add.outputMultiplier() * Math.scalb(1.0, add.outputShift() - 62 + add.leftShift());
        double a = factor * add.a().multiplier() * Math.scalb(1.0, add.a().shift());
        double b = factor * add.b().multiplier() * Math.scalb(1.0, add.b().shift()) * (add.subtract() ? -1 : 1);
        int narrow = 30 - Math.getExponent(VALUES * (1 + a + Math.abs(b)));
        for (int shift = narrow; shift > narrow - SHIFTS && shift > 0; shift--) {
            Optional<FoldedAdd> found = find(add, expected, a, b, shift, false);
            if (found.isPresent()) {
                return found;
            }
        }
        return a < VALUES && Math.abs(b) < VALUES ? find(add, expected, a, b, WIDE_SHIFT, true) : Optional.empty();
    }

    /** The reference's outputs, that of x and y at index {@code (x + 128) * 256 + y + 128}. */
    private static byte[] allPairs(QAdd add) {
        BroadcastLoop pairs = new BroadcastLoop(
                List.of(new BroadcastAxis(VALUES, List.of(1, 0)), new BroadcastAxis(VALUES, List.of(0, 1))));
        byte[] values = new byte[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (byte) (i + Byte.MIN_VALUE);
        }
        byte[] outputs = new byte[VALUES * VALUES];
        new QAdd(
                        add.elementType(),
                        pairs,
                        add.subtract(),
                        add.leftShift(),
                        add.a(),
                        add.b(),
                        add.outputMultiplier(),
                        add.outputShift(),
                        add.outputZeroPoint(),
                        add.min(),
                        add.max())
                .run(List.of(Buffer.of(values), Buffer.of(values)), Buffer.of(outputs));
        return outputs;
    }

    private static Optional<FoldedAdd> find(QAdd add, byte[] expected, double a, double b, int shift, boolean wide) {
        long nearestA = Math.round(Math.scalb(a, shift));
        long nearestB = Math.round(Math.scalb(b, shift));
        for (int i : NEIGHBOURS) {
            for (int k : NEIGHBOURS) {
                Optional<FoldedAdd> found = withOffset(add, expected, nearestA + i, nearestB + k, shift, wide);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Each pair says what the offset is at least, at most, or both; at the ends of the clamp one of these is open. */
    private static Optional<FoldedAdd> withOffset(QAdd add, byte[] expected, long a, long b, int shift, boolean wide) {
        long least = Long.MIN_VALUE;
        long most = Long.MAX_VALUE;
        for (int i = 0; i < expected.length && least <= most; i++) {
            long product = (i / VALUES + Byte.MIN_VALUE) * a + (i % VALUES + Byte.MIN_VALUE) * b;
            if (expected[i] > add.min()) {
                least = Math.max(least, ((long) expected[i] << shift) - product);
            }
            if (expected[i] < add.max()) {
                most = Math.min(most, (expected[i] + 1L << shift) - 1 - product);
            }
        }
        if (least > most || least == Long.MIN_VALUE || most == Long.MAX_VALUE) {
            return Optional.empty();
        }
        long offset = least + (most - least) / 2;
        long largest = (Math.abs(a) + Math.abs(b)) * VALUES + Math.abs(offset);
        return wide || largest <= Integer.MAX_VALUE
                ? Optional.of(new FoldedAdd(a, b, offset, shift, wide))
                : Optional.empty();
    }

    /** Expression for the output in front of the clamp. */
    String of(String x, String y) {
        String suffix = wide ? "L" : "";
        String sum = x + " * " + a + suffix + (b < 0 ? " - " : " + ") + y + " * " + Math.abs(b) + suffix
                + (offset < 0 ? " - " : " + ") + Math.abs(offset) + suffix + " >> " + shift;
        return wide ? "(int) (" + sum + ")" : sum;
    }
}
