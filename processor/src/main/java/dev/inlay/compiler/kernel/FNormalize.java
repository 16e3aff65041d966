package dev.inlay.compiler.kernel;

import dev.inlay.runtime.FloatMath;
import java.util.List;

/**
 * FLOAT32 normalization: {@code (x - mean) * (1 / sqrt(variance + epsilon))}, with mean and population variance over the
 * reduced axes, each a sum in float, in order, divided by the count; the variance is summed once the mean is known.
 *
 * @param loop kept axes have statistics of their own; the output is as the input
 */
public record FNormalize(ReduceLoop loop, float epsilon) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        int count = loop.count();
        for (int group = 0; group < loop.outputs(); group++) {
            int base = loop.base(group);
            float mean = mean(x, base);
            float scale = 1 / FloatMath.sqrt(variance(x, base, mean) + epsilon);
            for (int i = 0; i < count; i++) {
                int at = base + loop.step(i);
                y[at] = (x[at] - mean) * scale;
            }
        }
    }

    private float mean(float[] x, int base) {
        float sum = 0;
        for (int i = 0; i < loop.count(); i++) {
            sum += x[base + loop.step(i)];
        }
        return sum / loop.count();
    }

    private float variance(float[] x, int base, float mean) {
        float sum = 0;
        for (int i = 0; i < loop.count(); i++) {
            float deviation = x[base + loop.step(i)] - mean;
            sum += deviation * deviation;
        }
        return sum / loop.count();
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
