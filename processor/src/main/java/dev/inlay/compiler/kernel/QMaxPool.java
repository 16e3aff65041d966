package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * The largest INT8 element of each window, padding left out; input and output share scale and zero point. A window that
 * lies in the padding alone gives {@code min}.
 *
 * @param channels C of {@code [batch, spatial..., C]}
 * @param min lower end of the clamp, quantized, in [-128, max]
 * @param max upper end of the clamp
 */
public record QMaxPool(Window window, int batch, int channels, int min, int max) implements Kernel {
    public QMaxPool {
        Limits.checkClamp(min, max);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        WindowWalk walk = new WindowWalk(window);
        int positions = window.outputElements();
        for (int n = 0, at = 0; n < batch; n++) {
            int base = n * window.inputElements() * channels;
            for (int position = 0; position < positions; position++) {
                for (int c = 0; c < channels; c++, at++) {
                    int source = base + c;
                    int[] largest = {min};
                    walk.forEachTap(
                            position,
                            (tap, element) -> largest[0] = Math.max(largest[0], x[source + element * channels]));
                    y[at] = (byte) Math.min(largest[0], max);
                }
            }
        }
    }
}
