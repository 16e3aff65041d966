package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;

/** One run of a pooling: window by window, in each over all channels at once. */
final class PoolLoop {
    private final Pool pool;
    private final WindowLoop loop;
    private final int batch;
    private final int channels;
    private final int[] pixels;

    PoolLoop(Pool pool, Shape input, Shape output) {
        this.pool = pool;
        this.loop = new WindowLoop(pool.window(), input, output);
        this.batch = input.dim(0);
        this.channels = input.dim(-1);
        this.pixels = new int[WindowLoop.taps(pool.window())];
    }

    float[] run(float[] x) {
        float[] out = new float[batch * loop.positions() * channels];
        if (pool.function() == PoolFunction.MAX) {
            Arrays.fill(out, Float.NEGATIVE_INFINITY);
        }
        for (int row = 0; row < batch * loop.positions(); row++) {
            int position = row % loop.positions();
            loop.locate(position, pixels);
            int sample = row / loop.positions() * loop.pixels();
            int inside = 0;
            for (int pixel : pixels) {
                if (pixel != WindowLoop.OUTSIDE) {
                    inside++;
                    tap(x, (sample + pixel) * channels, out, row * channels);
                }
            }
            finish(out, row * channels, pool.countIncludePad() ? loop.tapsInPaddedInput(position) : inside);
        }
        return out;
    }

    private void tap(float[] x, int from, float[] out, int to) {
        switch (pool.function()) {
            case AVERAGE -> {
                for (int c = 0; c < channels; c++) {
                    out[to + c] += x[from + c];
                }
            }
            case LP -> {
                for (int c = 0; c < channels; c++) {
                    out[to + c] += (float) StrictMath.pow(Math.abs(x[from + c]), pool.p());
                }
            }
            case MAX -> {
                for (int c = 0; c < channels; c++) {
                    out[to + c] = Math.max(out[to + c], x[from + c]);
                }
            }
        }
    }

    /** A window that lies in the padding altogether averages to 0. */
    private void finish(float[] out, int to, int count) {
        for (int c = to; c < to + channels; c++) {
            if (pool.function() == PoolFunction.AVERAGE) {
                out[c] = count == 0 ? 0 : out[c] / count;
            } else if (pool.function() == PoolFunction.LP) {
                out[c] = (float) StrictMath.pow(out[c], 1.0 / pool.p());
            }
        }
    }

    /** Maxima of integers. A window that lies in the padding altogether gives the least value of the type. */
    long[] run(Tensor x) {
        DataType type = x.dataType();
        IntegerBinary max = IntegerBinary.of(BinaryFunction.MAX, type);
        long[] out = new long[batch * loop.positions() * channels];
        Arrays.fill(out, type.isSigned() ? -1L << type.bits() - 1 : 0);
        for (int row = 0; row < batch * loop.positions(); row++) {
            loop.locate(row % loop.positions(), pixels);
            int sample = row / loop.positions() * loop.pixels();
            for (int pixel : pixels) {
                for (int c = 0; c < channels && pixel != WindowLoop.OUTSIDE; c++) {
                    int to = row * channels + c;
                    out[to] = max.apply(out[to], x.integers()[(sample + pixel) * channels + c]);
                }
            }
        }
        return out;
    }
}
