package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * INT16 logistic function or hyperbolic tangent, output scale 2^-15, TensorFlow Lite's LOGISTIC and TANH of int16: the
 * element comes to a scale on which 2^17 is 32/3, by {@code (x * multiplier + half) >> shift}; its magnitude is looked up
 * in a table of the logistic function at every 1/24, with interpolation, {@code tanh(x) = 2 * logistic(2x) - 1}.
 *
 * @param tangent whether the function is the hyperbolic tangent
 * @param multiplier in [1, 2^15)
 * @param shift to the right, rounding half up
 */
public record QSigmoid(int length, boolean tangent, int multiplier, int shift) implements Kernel {
    /** Entries of the table. */
    public static final int ENTRIES = 256;

    /** Bits of a magnitude below those that choose an entry. */
    public static final int FRACTION_BITS = 9;

    private static final double ENTRIES_OF_ONE = 24;
    private static final int INTEGER_BITS = 3;

    /** For an input scale. */
    public static QSigmoid of(int length, boolean tangent, float inputScale) {
        int log = Math.getExponent(inputScale);
        int left = log + Short.SIZE - 1 - INTEGER_BITS;
        boolean powerOfTwo = Math.scalb(1f, log) == inputScale;
        if (powerOfTwo && (left == 0 || left == 1 && tangent)) {
            return new QSigmoid(length, tangent, INTEGER_BITS << left, 0);
        }
        double multiplier = (double) inputScale * (1 << (Short.SIZE - 1 - INTEGER_BITS)) * INTEGER_BITS;
        int shift = 0;
        while (multiplier <= Short.MAX_VALUE / 2.0 && shift <= 30) {
            shift++;
            multiplier *= 2;
        }
        return new QSigmoid(length, tangent, (short) multiplier, shift);
    }

    /**
     * {@code logistic(i / 24)} with 16 fractional bits at index i, plus half of what interpolation is too low in the
     * middle between it and the next; the last is the largest there is.
     */
    public static int[] table() {
        int[] table = new int[ENTRIES];
        for (int i = 0; i < ENTRIES - 1; i++) {
            double here = logistic(i);
            double error = (here + logistic(i + 1)) / 2 - logistic(i + 0.5);
            table[i] = (int) Math.round((1 << 16) * (here - error / 2));
        }
        table[ENTRIES - 1] = 0xFFFF;
        return table;
    }

    private static double logistic(double index) {
        return 1 / (1 + StrictMath.exp(-index / ENTRIES_OF_ONE));
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        short[] x = inputs.get(0).shorts();
        short[] y = output.shorts();
        int[] table = table();
        int half = shift > 0 ? 1 << (shift - 1) : 0;
        for (int i = 0; i < length; i++) {
            int scaled = (x[i] * multiplier + half) >> shift;
            y[i] = (short) (tangent ? tangent(table, scaled) : logistic(table, scaled));
        }
    }

    private static int logistic(int[] table, int x) {
        int result = interpolate(table, Math.abs(x), FRACTION_BITS, 0x7FFF << 10);
        int rounded = x >= 0 ? result + (1 << 9) : (1 << 25) - result + (1 << 9) - 1;
        return rounded >> 10;
    }

    private static int tangent(int[] table, int x) {
        int result = interpolate(table, Math.abs(x), FRACTION_BITS - 1, 0xFFFF << 8);
        int rounded = x >= 0 ? result - (1 << 23) + (1 << 7) : -result + (1 << 23) + (1 << 7) - 1;
        return rounded >> 8;
    }

    private static int interpolate(int[] table, int magnitude, int bits, int largest) {
        int n = magnitude >> bits;
        if (n >= ENTRIES - 1) {
            return largest;
        }
        return (table[n] << bits) + (magnitude & (1 << bits) - 1) * (table[n + 1] - table[n]);
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
