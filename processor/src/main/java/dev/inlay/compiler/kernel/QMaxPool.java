package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * The largest integer of each window, padding left out; input and output share scale and zero point. A window that
 * lies in the padding alone gives {@code min}.
 *
 * @param elementType of input and output: INT8 or INT16
 * @param channels C of {@code [batch, spatial..., C]}
 * @param min lower end of the clamp, quantized, in the range of elements
 * @param max upper end of the clamp
 */
public record QMaxPool(ElementType elementType, Window window, int batch, int channels, int min, int max)
        implements Kernel {
    public QMaxPool {
        Limits.checkClamp(elementType, min, max);
    }

    /** Of INT8. */
    public QMaxPool(Window window, int batch, int channels, int min, int max) {
        this(ElementType.INT8, window, batch, channels, min, max);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
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
                            (tap, element) ->
                                    largest[0] = Math.max(largest[0], x.integer(source + element * channels)));
                    output.put(at, Math.min(largest[0], max));
                }
            }
        }
    }
}
