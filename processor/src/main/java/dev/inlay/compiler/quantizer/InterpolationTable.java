package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.QInterpolate;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Functions of one int16 element as tables of 513 points, filled in float32 as TensorFlow Lite fills its own: each point
 * is moved by half of the error that interpolation has in the middle between it and the next.
 */
final class InterpolationTable {
    private static final int STEPS = QInterpolate.ENTRIES - 1;
    private static final int VALUES = 1 << Short.SIZE;
    private static final int LARGEST_DIFFERENCE = VALUES - 1;

    /** Steps of 15 fractional bits in 1. */
    private static final float UNIT = 32768;

    private InterpolationTable() {}

    static short[] of(Unary function, Quantization in, Quantization out) {
        float inverse = VALUES / (out.scale() * Short.MAX_VALUE - out.scale() * Short.MIN_VALUE);
        return fill(in.scale() * Short.MIN_VALUE, in.scale() * Short.MAX_VALUE, inverse, points -> {
            float[] values = evaluate(function, points);
            for (int i = 0; i < points.length && function.function() == UnaryFunction.LOG; i++) {
                // what has no logarithm gives the smallest integer
                values[i] = points[i] <= 0 ? out.scale() * Short.MIN_VALUE : values[i];
            }
            return values;
        });
    }

    /** {@code exp} over [-10, 0], 15 fractional bits. */
    static short[] ofExponentials() {
        float scale = 10f / LARGEST_DIFFERENCE;
        return fill(scale * -LARGEST_DIFFERENCE, 0, UNIT, points -> evaluate(new Unary(UnaryFunction.EXP), points));
    }

    /** {@code 1 / (1 + x)} over [0, 1], 15 fractional bits. */
    static short[] ofReciprocals() {
        float scale = 1f / LARGEST_DIFFERENCE;
        return fill(0, scale * LARGEST_DIFFERENCE, UNIT, points -> {
            float[] values = new float[points.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 / (1 + points[i]);
            }
            return values;
        });
    }

    private static float[] evaluate(Unary function, float[] points) {
        return function.evaluate(List.of(Tensor.floats(Shape.of(points.length), points)))
                .floats();
    }

    private static short[] fill(float min, float max, float inverse, UnaryOperator<float[]> function) {
        float step = (max - min) / STEPS;
        float[] points = new float[2 * STEPS + 2];
        for (int i = 0; i < STEPS; i++) {
            points[2 * i] = min + i * step;
            points[2 * i + 1] = min + i * step + step / 2;
        }
        points[2 * STEPS] = min + STEPS * step;
        points[2 * STEPS + 1] = max;
        float[] values = function.apply(points);
        short[] table = new short[QInterpolate.ENTRIES];
        for (int i = 0; i < STEPS; i++) {
            float sample = round(values[2 * i] * inverse);
            float between = round((values[2 * i + 2] * inverse + sample) / 2);
            float error = between - round(values[2 * i + 1] * inverse);
            table[i] = clamp(sample - round(error / 2));
        }
        table[STEPS] = clamp(round(values[2 * STEPS + 1] * inverse));
        return table;
    }

    /** Ties away from zero. */
    private static float round(float x) {
        return (float) Math.copySign(Math.floor(Math.abs((double) x) + 0.5), x);
    }

    private static short clamp(float x) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, x));
    }
}
