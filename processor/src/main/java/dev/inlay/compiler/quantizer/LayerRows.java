package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.quantizer.solver.Moments;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** A convolution or fully-connected layer as rows: what the weights of one group of outputs meet at each position. */
final class LayerRows {
    private static final int PADDING = -1;

    private final int groups;
    private final int channels;
    private final int outputs;
    private final int taps;
    /** For each position and tap the pixel of the input, or {@link #PADDING}. */
    private final int[] pixels;

    private LayerRows(int groups, int channels, int outputs, int taps, int[] pixels) {
        this.groups = groups;
        this.channels = channels;
        this.outputs = outputs;
        this.taps = taps;
        this.pixels = pixels;
    }

    /** Whether {@code node} is a layer that rows can be had of. */
    static boolean isLayer(Node node) {
        return node.operator() instanceof Conv || node.operator() instanceof FullyConnected;
    }

    /** Whether it is, with real weights that are known. */
    static boolean hasWeights(Node node, Graph graph) {
        return isLayer(node)
                && node.inputs().stream().skip(1).allMatch(graph::isConstant)
                && graph.stored(node.inputs().get(1)).orElseThrow().isFloat()
                && graph.stored(node.inputs().get(1)).orElseThrow().elementCount() > 0;
    }

    static LayerRows of(Node node) {
        Shape input = node.inputs().get(0).type().shape();
        Shape output = node.output().type().shape();
        if (node.operator() instanceof Conv conv) {
            Window window = WindowGeometry.resolve(conv.window(), input, output);
            return new LayerRows(
                    conv.groups(), input.dim(-1), output.dim(-1), window.taps(), pixels(window, input.dim(0)));
        }
        int rows = output.product(0, output.rank() - 1);
        int[] each = new int[rows];
        for (int r = 0; r < rows; r++) {
            each[r] = r;
        }
        return new LayerRows(1, input.dim(-1), output.dim(-1), 1, each);
    }

    private static int[] pixels(Window window, int batch) {
        int positions = window.outputElements();
        int taps = window.taps();
        int[] pixels = new int[Math.multiplyExact(batch * positions, taps)];
        for (int i = 0; i < pixels.length; i++) {
            int inside = pixel(window.dims(), i / taps % positions, i % taps);
            int sample = i / taps / positions;
            pixels[i] = inside == PADDING ? PADDING : sample * window.inputElements() + inside;
        }
        return pixels;
    }

    private static int pixel(List<WindowDim> dims, int position, int tap) {
        int pixel = 0;
        int stride = 1;
        int restPosition = position;
        int restTap = tap;
        for (int i = dims.size() - 1; i >= 0; i--) {
            WindowDim dim = dims.get(i);
            int index = dim.inputIndex(restPosition % dim.output(), restTap % dim.size());
            if (!dim.isInside(index)) {
                return PADDING;
            }
            restPosition /= dim.output();
            restTap /= dim.size();
            pixel += index * stride;
            stride *= dim.input();
        }
        return pixel;
    }

    int groups() {
        return groups;
    }

    /** Weights of one output. */
    int depth() {
        return taps * (channels / groups);
    }

    int groupOutputs() {
        return outputs / groups;
    }

    int positions() {
        return pixels.length / taps;
    }

    /**
     * Adds every {@code stride}-th position of one group.
     *
     * @param x what the layer reads
     * @param y what it shall give
     */
    void addTo(Moments moments, int group, Tensor x, Tensor y, int first, int stride) {
        float[] row = new float[depth()];
        float[] target = new float[groupOutputs()];
        for (int p = first; p < positions(); p += stride) {
            gather(x.floats(), p, group, row);
            System.arraycopy(y.floats(), p * outputs + group * groupOutputs(), target, 0, target.length);
            moments.add(row, target);
        }
    }

    private void gather(float[] x, int position, int group, float[] row) {
        int each = channels / groups;
        for (int t = 0; t < taps; t++) {
            int pixel = pixels[position * taps + t];
            for (int c = 0; c < each; c++) {
                row[t * each + c] = pixel == PADDING ? 0 : x[pixel * channels + group * each + c];
            }
        }
    }
}
