package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.runtime.Lanes;
import java.util.List;
import java.util.Optional;

/**
 * Factors in float with which {@link Lanes#add} equals an integer addition for every pair of elements.
 *
 * @param a half the factor of the first operand
 * @param b half the factor of the second one, negative where it is subtracted
 * @param nudge half of what is added before rounding
 */
record LaneAddFactors(float a, float b, float nudge) {
    /** Floats around the nearest factors that are tried. */
    private static final int NEIGHBOURS = 2;

    private static final int VALUES = 256;
    private static final int PAIRS = VALUES * VALUES;

    /** Tries all pairs with each of some factors. */
    static Optional<LaneAddFactors> find(QAdd add) {
        byte[] expected = expected(add);
        double scale = Math.scalb((double) add.outputMultiplier(), add.outputShift() - 31 + add.leftShift()) / 2;
        float a = (float)
                (scale * Math.scalb((double) add.a().multiplier(), add.a().shift() - 31));
        float b = (float)
                (scale * Math.scalb((double) add.b().multiplier(), add.b().shift() - 31));
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
            for (int j = -NEIGHBOURS; j <= NEIGHBOURS; j++) {
                float near = neighbour(b, j);
                LaneAddFactors factors = nudged(neighbour(a, i), add.subtract() ? -near : near, add, expected);
                if (factors.isExact(add, expected)) {
                    return Optional.of(factors);
                }
            }
        }
        return Optional.empty();
    }

    private static float neighbour(float value, int distance) {
        return Float.intBitsToFloat(Math.max(0, Float.floatToIntBits(value) + distance));
    }

    /** The output for every pair, the second operand in the inner loop. */
    private static byte[] expected(QAdd add) {
        byte[] a = new byte[PAIRS];
        byte[] b = new byte[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            a[i] = (byte) (i / VALUES + Byte.MIN_VALUE);
            b[i] = (byte) (i % VALUES + Byte.MIN_VALUE);
        }
        byte[] output = new byte[PAIRS];
        new QAdd(
                        add.elementType(),
                        new BroadcastLoop(List.of(new BroadcastAxis(PAIRS, List.of(1, 1)))),
                        add.subtract(),
                        add.leftShift(),
                        add.a(),
                        add.b(),
                        add.outputMultiplier(),
                        add.outputShift(),
                        add.outputZeroPoint(),
                        add.min(),
                        add.max())
                .run(List.of(Buffer.of(a), Buffer.of(b)), Buffer.of(output));
        return output;
    }

    private static LaneAddFactors nudged(float a, float b, QAdd add, byte[] expected) {
        NudgeRange range = new NudgeRange();
        for (int i = 0; i < PAIRS; i++) {
            double sum = left(i, add) * a + right(i, add) * b;
            int value = expected[i] - add.outputZeroPoint();
            if (expected[i] > add.min()) {
                range.atLeast((2 * value - 1) / 4.0 - sum);
            }
            if (expected[i] < add.max()) {
                range.atMost((2 * value + 1) / 4.0 - sum);
            }
        }
        return new LaneAddFactors(a, b, (float) range.middle());
    }

    private static float left(int pair, QAdd add) {
        return pair / VALUES + Byte.MIN_VALUE - add.a().zeroPoint();
    }

    private static float right(int pair, QAdd add) {
        return pair % VALUES + Byte.MIN_VALUE - add.b().zeroPoint();
    }

    private boolean isExact(QAdd add, byte[] expected) {
        float[] left = new float[PAIRS];
        float[] right = new float[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            left[i] = left(i, add);
            right[i] = right(i, add);
        }
        int zeroPoint = add.outputZeroPoint();
        Lanes.add(left, left, right, a, b, nudge, add.min() - zeroPoint, add.max() - zeroPoint, PAIRS);
        for (int i = 0; i < PAIRS; i++) {
            if (left[i] != expected[i] - zeroPoint) {
                return false;
            }
        }
        return true;
    }
}
