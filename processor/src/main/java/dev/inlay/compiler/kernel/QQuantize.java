package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 to INT8: {@code clamp(roundHalfAway(x / scale) + zeroPoint)}, the division in float32; NaN gives the zero
 * point. TensorFlow Lite's QUANTIZE.
 */
public record QQuantize(int length, float scale, int zeroPoint) implements Kernel {
    public QQuantize {
        Limits.checkZeroPoint(zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        byte[] y = output.bytes();
        for (int i = 0; i < length; i++) {
            long q = (long) FixedPoint.roundHalfAway(x[i] / scale) + zeroPoint;
            y[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, q));
        }
    }
}
