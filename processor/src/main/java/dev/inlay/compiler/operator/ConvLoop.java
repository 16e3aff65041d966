package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** One run of a convolution: windows are gathered into rows of a matrix, which is multiplied with the weights. */
final class ConvLoop {
    /** Elements of gathered windows at a time, so that they stay in a processor's second-level cache. */
    private static final int GATHERED = 1 << 15;

    private final float[] x;
    private final float[] weights;
    private final float[] out;
    private final Shape outShape;
    private final WindowLoop loop;
    private final int batch;
    private final int groups;
    private final int taps;
    private final int inChannels;
    private final int outChannels;

    ConvLoop(Conv conv, List<Tensor> inputs) {
        Shape shape = inputs.get(0).shape();
        this.outShape = conv.infer(inputs.stream().map(Tensor::type).toList()).shape();
        this.x = inputs.get(0).floats();
        this.weights = inputs.get(1).floats();
        this.loop = new WindowLoop(conv.window(), shape, outShape);
        this.batch = shape.dim(0);
        this.groups = conv.groups();
        this.taps = WindowLoop.taps(conv.window());
        this.inChannels = shape.dim(-1);
        this.outChannels = outShape.dim(-1);
        this.out = new float[outShape.elementCount()];
        if (inputs.size() == 3) {
            repeat(inputs.get(2).floats(), out);
        }
    }

    /** Fills an array with copies of a row. */
    static void repeat(float[] row, float[] out) {
        for (int i = 0; i < out.length; i += row.length) {
            System.arraycopy(row, 0, out, i, row.length);
        }
    }

    Tensor run() {
        if (out.length > 0 && inChannels > 0) {
            if (groups == inChannels && groups > 1) {
                depthwise();
            } else {
                for (int group = 0; group < groups; group++) {
                    group(group);
                }
            }
        }
        return Tensor.floats(outShape, out);
    }

    private void group(int group) {
        int depth = taps * (inChannels / groups);
        int filters = outChannels / groups;
        Matrix packed = new Matrix(weights, group * filters * depth, filters, depth, depth).transposed();
        int positions = loop.positions();
        int block = Math.max(1, Math.min(positions, GATHERED / depth));
        float[] gathered = new float[block * depth];
        for (int n = 0; n < batch; n++) {
            for (int first = 0; first < positions; first += block) {
                int count = Math.min(block, positions - first);
                gather(n, first, count, group, gathered);
                int start = (n * positions + first) * outChannels + group * filters;
                new Matrix(out, start, count, filters, outChannels)
                        .addProduct(Matrix.of(gathered, count, depth), packed);
            }
        }
    }

    private void gather(int sample, int first, int count, int group, float[] gathered) {
        int channels = inChannels / groups;
        int[] pixels = new int[taps];
        int to = 0;
        for (int position = first; position < first + count; position++) {
            loop.locate(position, pixels);
            for (int pixel : pixels) {
                if (pixel == WindowLoop.OUTSIDE) {
                    Arrays.fill(gathered, to, to + channels, 0);
                } else {
                    int from = (sample * loop.pixels() + pixel) * inChannels + group * channels;
                    System.arraycopy(x, from, gathered, to, channels);
                }
                to += channels;
            }
        }
    }

    private void depthwise() {
        float[] packed = Matrix.of(weights, outChannels, taps).transposed().data();
        int[] pixels = new int[taps];
        for (int n = 0; n < batch; n++) {
            for (int position = 0; position < loop.positions(); position++) {
                loop.locate(position, pixels);
                int to = (n * loop.positions() + position) * outChannels;
                for (int t = 0; t < taps; t++) {
                    if (pixels[t] != WindowLoop.OUTSIDE) {
                        int from = (n * loop.pixels() + pixels[t]) * inChannels;
                        depthwiseTap(packed, t * outChannels, from, to);
                    }
                }
            }
        }
    }

    private void depthwiseTap(float[] packed, int weight, int from, int to) {
        int multiplier = outChannels / inChannels;
        if (multiplier == 1) {
            for (int c = 0; c < inChannels; c++) {
                out[to + c] += x[from + c] * packed[weight + c];
            }
            return;
        }
        for (int m = 0; m < outChannels; m++) {
            out[to + m] += x[from + m / multiplier] * packed[weight + m];
        }
    }
}
