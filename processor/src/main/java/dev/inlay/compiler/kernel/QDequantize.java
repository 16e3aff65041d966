package dev.inlay.compiler.kernel;

import java.util.List;

/** INT8 to FLOAT32: {@code scale * (q - zeroPoint)} in float32. */
public record QDequantize(int length, float scale, int zeroPoint) implements Kernel {
    public QDequantize {
        Limits.checkZeroPoint(zeroPoint);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        float[] y = output.floats();
        for (int i = 0; i < length; i++) {
            y[i] = scale * (x[i] - zeroPoint);
        }
    }
}
