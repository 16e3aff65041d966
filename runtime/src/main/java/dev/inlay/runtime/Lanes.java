package dev.inlay.runtime;

/**
 * Integer arithmetic in float lanes, in loops that a just-in-time compiler turns into vector instructions.
 *
 * <p>A plane is an array with one element a position, for one channel. Products of int8 elements and sums below 2^24 are
 * exact as floats, so the order of summing does not matter. In every loop each operand is an array of its own, indexed
 * by the loop's variable alone, one array is written, and there are few operations: more, and HotSpot's C2 leaves the
 * loop scalar. Elements between the last position and the length of the loop have any finite value.
 */
public final class Lanes {
    /** Adding it rounds to a multiple of one half, ties to even: 1.5 * 2^22. */
    private static final float HALVES = 6291456f;

    /** Floats of a channel's factor. */
    private static final int FACTOR = 4;

    private Lanes() {}

    /** Sets plane {@code first + i} to {@code values[i]}, its first {@code length} elements. */
    public static void fill(float[][] planes, int first, int[] values, int length) {
        for (int i = 0; i < values.length; i++) {
            fill(planes[first + i], values[i], length);
        }
    }

    /** Sets the first {@code length} elements. */
    public static void fill(float[] plane, float value, int length) {
        for (int i = 0; i < length; i++) {
            plane[i] = value;
        }
    }

    /**
     * Adds four planes to each of {@code count} sums: {@code sum[m] += x0 * w[4 m] + x1 * w[4 m + 1] + ...}.
     *
     * @param first plane of the first sum
     * @param w index of the first weight
     */
    public static void multiplyAdd(
            float[][] planes,
            int first,
            int count,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] x3,
            byte[] weights,
            int w,
            int length) {
        for (int m = 0, k = w; m < count; m++, k += 4) {
            multiplyAdd(
                    planes[first + m],
                    x0,
                    x1,
                    x2,
                    x3,
                    weights[k],
                    weights[k + 1],
                    weights[k + 2],
                    weights[k + 3],
                    length);
        }
    }

    /** As above, with weights of more than eight bits. */
    public static void multiplyAdd(
            float[][] planes,
            int first,
            int count,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] x3,
            short[] weights,
            int w,
            int length) {
        for (int m = 0, k = w; m < count; m++, k += 4) {
            multiplyAdd(
                    planes[first + m],
                    x0,
                    x1,
                    x2,
                    x3,
                    weights[k],
                    weights[k + 1],
                    weights[k + 2],
                    weights[k + 3],
                    length);
        }
    }

    private static void multiplyAdd(
            float[] sum,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] x3,
            float w0,
            float w1,
            float w2,
            float w3,
            int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = sum[i] + (x0[i] * w0 + x1[i] * w1 + x2[i] * w2 + x3[i] * w3);
        }
    }

    /**
     * Adds to {@code sum} each row of weights times its input; rows whose input is 0 are passed over.
     *
     * @param rows one an input, then one of zeros
     */
    public static void multiplyAddRows(float[] sum, float[] inputs, int count, float[][] rows, int length) {
        int i = 0;
        while (i < count) {
            int i0 = next(inputs, i, count);
            int i1 = next(inputs, i0 + 1, count);
            int i2 = next(inputs, i1 + 1, count);
            int i3 = next(inputs, i2 + 1, count);
            if (i0 < count) {
                multiplyAdd(
                        sum,
                        rows[i0],
                        rows[i1],
                        rows[i2],
                        rows[i3],
                        inputs[i0],
                        at(inputs, i1, count),
                        at(inputs, i2, count),
                        at(inputs, i3, count),
                        length);
            }
            i = i3 + 1;
        }
    }

    /** The first index from {@code i} on of an input other than 0; {@code count} where there is none. */
    private static int next(float[] inputs, int i, int count) {
        int at = i;
        while (at < count && inputs[at] == 0) {
            at++;
        }
        return at < count ? at : count;
    }

    private static float at(float[] inputs, int i, int count) {
        return i < count ? inputs[i] : 0;
    }

    /**
     * Takes sums to the output's scale: {@code min(max(round(sum * multiplier + nudge), low), high)}.
     *
     * <p>Both are held in halves, as {@code (low + high) / 2 + |t - low / 2| - |t - high / 2|} is {@code t} doubled and
     * clamped: no comparison, which C2 would not vectorise cheaply.
     *
     * @param factors of each plane half its multiplier, half its nudge, what its multiplier lacks to the real one, and a
     *     quarter of what is added to the nudge of a positive sum and taken off that of a negative one; a plane with a
     *     negative multiplier is left alone
     * @param scratch index of two planes that are overwritten
     */
    public static void requantize(
            float[][] planes, int first, float[] factors, int low, int high, int scratch, int length) {
        for (int k = 0; k < factors.length; k += FACTOR) {
            float[] plane = planes[first + k / FACTOR];
            float multiplier = factors[k];
            float rest = factors[k + 2];
            float sided = factors[k + 3];
            if (multiplier >= 0 && rest == 0 && sided == 0) {
                round(plane, multiplier, factors[k + 1], low, high, length);
            } else if (multiplier >= 0) {
                float[] whole = planes[scratch];
                float[] sign = planes[scratch + 1];
                sign(plane, sign, length);
                for (int i = 0; i < length; i++) {
                    whole[i] = plane[i] * multiplier + HALVES - HALVES;
                }
                remainder(plane, whole, multiplier, rest, factors[k + 1], length);
                round(plane, whole, sign, sided, length);
                clamp(plane, low, high, length);
            }
        }
    }

    private static void round(float[] plane, float multiplier, float nudge, int low, int high, int length) {
        float lower = HALVES + low * 0.5f;
        float upper = HALVES + high * 0.5f;
        float middle = (low + high) * 0.5f;
        for (int i = 0; i < length; i++) {
            float t = plane[i] * multiplier + nudge + HALVES;
            plane[i] = Math.abs(t - lower) - Math.abs(t - upper) + middle;
        }
    }

    /** The sign of each sum, doubled. */
    private static void sign(float[] plane, float[] sign, int length) {
        for (int i = 0; i < length; i++) {
            sign[i] = Math.abs(plane[i] + 1) - Math.abs(plane[i] - 1);
        }
    }

    /** What the product with the leading bits, which is exact, is more than {@code whole}, and the rest. */
    private static void remainder(float[] plane, float[] whole, float multiplier, float rest, float nudge, int length) {
        for (int i = 0; i < length; i++) {
            plane[i] = plane[i] * multiplier - whole[i] + (plane[i] * rest + nudge);
        }
    }

    private static void round(float[] plane, float[] whole, float[] sign, float sided, int length) {
        for (int i = 0; i < length; i++) {
            plane[i] = whole[i] + (plane[i] + sign[i] * sided + HALVES);
        }
    }

    private static void clamp(float[] plane, int low, int high, int length) {
        float lower = HALVES + low * 0.5f;
        float upper = HALVES + high * 0.5f;
        float middle = (low + high) * 0.5f;
        for (int i = 0; i < length; i++) {
            plane[i] = Math.abs(plane[i] - lower) - Math.abs(plane[i] - upper) + middle;
        }
    }

    /** As {@link #requantize}, each element with a multiplier and a nudge of its own. */
    public static void requantizeEach(
            float[] plane, float[] multipliers, float[] nudges, int low, int high, int length) {
        float lower = HALVES + low * 0.5f;
        float upper = HALVES + high * 0.5f;
        float middle = (low + high) * 0.5f;
        for (int i = 0; i < length; i++) {
            float t = plane[i] * multipliers[i] + nudges[i] + HALVES;
            plane[i] = Math.abs(t - lower) - Math.abs(t - upper) + middle;
        }
    }

    /**
     * As {@link #requantize} with all four parts of a factor, each element with its own.
     *
     * @param whole overwritten
     * @param sign overwritten
     */
    public static void requantizeEach(
            float[] plane,
            float[] multipliers,
            float[] nudges,
            float[] rests,
            float[] sided,
            int low,
            int high,
            float[] whole,
            float[] sign,
            int length) {
        sign(plane, sign, length);
        for (int i = 0; i < length; i++) {
            whole[i] = plane[i] * multipliers[i] + HALVES - HALVES;
        }
        for (int i = 0; i < length; i++) {
            plane[i] = plane[i] * multipliers[i] - whole[i] + (plane[i] * rests[i] + nudges[i]);
        }
        for (int i = 0; i < length; i++) {
            plane[i] = whole[i] + (plane[i] + sign[i] * sided[i] + HALVES);
        }
        clamp(plane, low, high, length);
    }

    /**
     * {@code low} plus the number of steps that are at most {@code sum}.
     *
     * @param steps rising, {@code count} from {@code first} on
     */
    public static float step(float sum, float[] steps, int first, int count, int low) {
        int passed = 0;
        int left = count;
        while (left > 0) {
            int half = left / 2;
            if (steps[first + passed + half] <= sum) {
                passed += half + 1;
                left -= half + 1;
            } else {
                left = half;
            }
        }
        return low + passed;
    }

    /** {@link #step} of each element. */
    public static void step(float[] plane, float[] steps, int first, int count, int low, int length) {
        for (int i = 0; i < length; i++) {
            plane[i] = step(plane[i], steps, first, count, low);
        }
    }

    /** {@code to = min(max(round(a * multiplierA + b * multiplierB + nudge), low), high)}, held in halves as above. */
    public static void add(
            float[] to,
            float[] a,
            float[] b,
            float multiplierA,
            float multiplierB,
            float nudge,
            int low,
            int high,
            int length) {
        float lower = HALVES + low * 0.5f;
        float upper = HALVES + high * 0.5f;
        float middle = (low + high) * 0.5f;
        for (int i = 0; i < length; i++) {
            float t = a[i] * multiplierA + b[i] * multiplierB + nudge + HALVES;
            to[i] = Math.abs(t - lower) - Math.abs(t - upper) + middle;
        }
    }

    /**
     * The sum of two elements from tables: {@code low} plus the number of steps that are at most {@code a[x] + b[y]}.
     *
     * @param tableA what each int8 value adds, from -128 on; {@code zeroA} is what {@code a} had taken off
     */
    public static void stepSum(
            float[] to,
            float[] a,
            float[] b,
            int[] tableA,
            int zeroA,
            int[] tableB,
            int zeroB,
            int[] steps,
            int low,
            int positions) {
        for (int i = 0; i < positions; i++) {
            int sum = tableA[(int) a[i] + zeroA + 128] + tableB[(int) b[i] + zeroB + 128];
            int passed = 0;
            int left = steps.length;
            while (left > 0) {
                int half = left / 2;
                if (steps[passed + half] <= sum) {
                    passed += half + 1;
                    left -= half + 1;
                } else {
                    left = half;
                }
            }
            to[i] = low + passed;
        }
    }

    /** Takes each element of {@code to} to at least the one of {@code plane}. */
    public static void max(float[] to, float[] plane, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = Math.max(to[i], plane[i]);
        }
    }

    /** Brings each element of plane into [low, high]. */
    public static void clamp(float[] plane, float low, float high, int length) {
        for (int i = 0; i < length; i++) {
            plane[i] = Math.max(low, Math.min(high, plane[i]));
        }
    }

    /** The sum of a plane's first {@code length} elements, which is below 2^24. */
    public static float sum(float[] plane, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += plane[i];
            s1 += plane[i + 1];
            s2 += plane[i + 2];
            s3 += plane[i + 3];
        }
        for (; i < length; i++) {
            s0 += plane[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** {@code to += plane}. */
    public static void add(float[] to, float[] plane, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = to[i] + plane[i];
        }
    }
}
