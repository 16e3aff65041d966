package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;
import java.util.List;

/**
 * FLOAT32 local response normalization along the middle one of three axes, as ONNX defines it: {@code x / (bias + factor
 * * sum)^beta}, with the sum of squares from {@code (size - 1) / 2} elements before x to {@code size / 2} behind it,
 * summed in float, in order.
 *
 * @param depth elements along the axis
 * @param inner elements between two of them
 * @param factor alpha divided by the size
 */
public record FLrn(int outer, int depth, int inner, int size, float factor, float beta, float bias) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < depth; c++) {
                for (int i = 0; i < inner; i++, at++) {
                    float sum = squares(x, o * depth * inner + i, c);
                    y[at] = x[at] / FloatMath.pow(bias + factor * sum, beta);
                }
            }
        }
    }

    private float squares(float[] x, int base, int c) {
        int end = Math.min(depth, c + size / 2 + 1);
        float sum = 0;
        for (int k = Math.max(0, c - (size - 1) / 2); k < end; k++) {
            float neighbour = x[base + k * inner];
            sum += neighbour * neighbour;
        }
        return sum;
    }
}
