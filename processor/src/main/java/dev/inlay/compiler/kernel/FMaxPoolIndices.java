package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Where the largest FLOAT32 element of each window lies, as FLOAT32: an index into the input as if it were {@code
 * [batch, C, spatial...]}, which is exact below 2^24. Of equal elements the first counts; NaN is never the largest
 * unless it stands first. A window that lies in the padding alone gives -1.
 *
 * @param channels C of {@code [batch, spatial..., C]}
 * @param columnMajor whether the last two spatial dimensions change places in the index
 */
public record FMaxPoolIndices(Window window, int batch, int channels, boolean columnMajor) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] x = inputs.get(0).floats();
        float[] y = output.floats();
        WindowWalk walk = new WindowWalk(window);
        int elements = window.inputElements();
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            for (int position = 0; position < positions; position++) {
                for (int c = 0; c < channels; c++, at++) {
                    int element = largest(x, n * elements * channels + c, walk, position);
                    y[at] = element < 0 ? -1 : (n * channels + c) * elements + numbered(element);
                }
            }
        }
    }

    private int largest(float[] x, int source, WindowWalk walk, int position) {
        int[] best = {-1};
        walk.forEachTap(position, (tap, element) -> {
            if (best[0] < 0 || x[source + element * channels] > x[source + best[0] * channels]) {
                best[0] = element;
            }
        });
        return best[0];
    }

    private int numbered(int element) {
        if (!columnMajor) {
            return element;
        }
        List<WindowDim> dims = window.inThreeDims().dims();
        int height = dims.get(1).input();
        int width = dims.get(2).input();
        int plane = element / (height * width) * height * width;
        return plane + element % width * height + element / width % height;
    }
}
