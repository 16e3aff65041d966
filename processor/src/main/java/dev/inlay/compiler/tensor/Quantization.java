package dev.inlay.compiler.tensor;

import java.util.Arrays;

/**
 * How integers stand for real numbers: {@code real = scale * (q - zeroPoint)}.
 *
 * <p>Per tensor there is one scale; per channel one for each index of {@code axis}. Scales are float32 as model files
 * store them; arithmetic on them is in double. Integers have 8 bits, those of some activations 16.
 *
 * <p>Integers are signed. Where the model has unsigned bytes, they and the zero point are 128 below the model's.
 */
public final class Quantization {
    private static final int PER_TENSOR = -1;

    private final float[] scales;
    private final int[] zeroPoints;
    private final int axis;
    private final int bits;
    private final boolean unsigned;

    private Quantization(float[] scales, int[] zeroPoints, int axis, int bits, boolean unsigned) {
        if (scales.length == 0 || scales.length != zeroPoints.length) {
            throw new IllegalArgumentException(scales.length + " scales, " + zeroPoints.length + " zero points");
        }
        for (float scale : scales) {
            if (!(scale > 0) || scale == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("scale " + scale + " is not a positive number");
            }
        }
        this.scales = scales;
        this.zeroPoints = zeroPoints;
        this.axis = axis;
        this.bits = bits;
        this.unsigned = unsigned;
    }

    public static Quantization perTensor(float scale, int zeroPoint) {
        return new Quantization(new float[] {scale}, new int[] {zeroPoint}, PER_TENSOR, Byte.SIZE, false);
    }

    /** Of integers of 16 bits, symmetric: the zero point is 0. */
    public static Quantization ofShorts(float scale) {
        return new Quantization(new float[] {scale}, new int[] {0}, PER_TENSOR, Short.SIZE, false);
    }

    public static Quantization perChannel(float[] scales, int[] zeroPoints, int axis) {
        return new Quantization(scales.clone(), zeroPoints.clone(), axis, Byte.SIZE, false);
    }

    /** The same, of elements that are unsigned bytes in the model, 128 above those told here. */
    public Quantization ofUnsigned() {
        return new Quantization(scales, zeroPoints, axis, bits, true);
    }

    /** Of an activation's integer: 8 or 16. */
    public int bits() {
        return bits;
    }

    /** Whether the model has the elements as unsigned bytes. */
    public boolean isUnsigned() {
        return unsigned;
    }

    public boolean isPerChannel() {
        return axis != PER_TENSOR;
    }

    /** The axis that the channels run along. */
    public int axis() {
        return axis;
    }

    public int channels() {
        return scales.length;
    }

    /** The scale of a per-tensor quantization. */
    public float scale() {
        return scales[0];
    }

    /** The zero point of a per-tensor quantization. */
    public int zeroPoint() {
        return zeroPoints[0];
    }

    /** The scale of a channel; the one scale where the quantization is per tensor. */
    public float scale(int channel) {
        return scales[isPerChannel() ? channel : 0];
    }

    public int zeroPoint(int channel) {
        return zeroPoints[isPerChannel() ? channel : 0];
    }

    /** The real number an integer of a per-tensor quantization stands for. */
    public double real(int q) {
        return (double) scale() * (q - zeroPoint());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantization that
                && axis == that.axis
                && unsigned == that.unsigned
                && bits == that.bits
                && Arrays.equals(scales, that.scales)
                && Arrays.equals(zeroPoints, that.zeroPoints);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * axis + bits) + Arrays.hashCode(scales))
                + Arrays.hashCode(zeroPoints)
                + (unsigned ? 1 : 0);
    }

    @Override
    public String toString() {
        return isPerChannel()
                ? channels() + " scales along axis " + axis
                : "scale " + scale() + ", zero point " + zeroPoint();
    }
}
