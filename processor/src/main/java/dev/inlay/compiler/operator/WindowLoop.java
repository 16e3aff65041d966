package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.List;

/** Where the taps of each window lie, for tensors {@code [N, spatial..., C]} of any number of spatial axes. */
final class WindowLoop {
    /** Stands for a tap in the padding. */
    static final int OUTSIDE = -1;

    private final List<WindowAxis> window;
    private final int[] inputs;
    private final int[] outputs;

    /**
     * @param input shape of the tensor that the windows slide over
     * @param output shape that has one spatial position for each window
     */
    WindowLoop(List<WindowAxis> window, Shape input, Shape output) {
        this.window = window;
        this.inputs = spatial(input);
        this.outputs = spatial(output);
    }

    private static int[] spatial(Shape shape) {
        int[] dims = new int[shape.rank() - 2];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = shape.dim(i + 1);
        }
        return dims;
    }

    /**
     * {@code [N, windows..., channels]}.
     *
     * @throws ShapeException if rank or size of the input do not fit the window
     */
    static Shape outputShape(Shape input, List<WindowAxis> window, boolean ceil, int channels) {
        rank(input, window);
        int[] dims = input.dims();
        for (int i = 0; i < window.size(); i++) {
            dims[i + 1] = window.get(i).outputs(dims[i + 1], ceil);
        }
        dims[dims.length - 1] = channels;
        return Shape.of(dims);
    }

    static void rank(Shape input, List<WindowAxis> window) {
        if (input.rank() != window.size() + 2) {
            throw new ShapeException("a window over " + window.size() + " spatial axes does not fit input " + input);
        }
    }

    /** Taps of a window. */
    static int taps(List<WindowAxis> window) {
        long taps = 1;
        for (WindowAxis axis : window) {
            taps *= axis.size();
            if (taps > Shape.MAX_ELEMENTS) {
                throw new ShapeException("a window of more than " + Shape.MAX_ELEMENTS + " elements");
            }
        }
        return (int) taps;
    }

    /** Windows of one sample. */
    int positions() {
        return product(outputs);
    }

    /** Spatial positions of one input sample. */
    int pixels() {
        return product(inputs);
    }

    /** Writes for every tap of window {@code position} the index of its input pixel, or {@link #OUTSIDE}. */
    void locate(int position, int[] pixels) {
        int count = 1;
        int rest = position;
        int stride = positions();
        pixels[0] = 0;
        for (int i = 0; i < inputs.length; i++) {
            stride /= outputs[i];
            int origin = rest / stride * window.get(i).stride() - window.get(i).padBegin();
            rest %= stride;
            spread(window.get(i), origin, inputs[i], pixels, count);
            count *= window.get(i).size();
        }
    }

    /** Replaces each of {@code count} entries by one for each tap of a further axis; backwards, as it is in place. */
    private static void spread(WindowAxis axis, int origin, int dim, int[] pixels, int count) {
        for (int i = count - 1; i >= 0; i--) {
            int pixel = pixels[i];
            for (int t = axis.size() - 1; t >= 0; t--) {
                int at = origin + t * axis.dilation();
                boolean inside = pixel != OUTSIDE && at >= 0 && at < dim;
                pixels[i * axis.size() + t] = inside ? pixel * dim + at : OUTSIDE;
            }
        }
    }

    /** Taps of a window that lie inside of the padded input; fewer than all only at the end, in ceiling mode. */
    int tapsInPaddedInput(int position) {
        int taps = 1;
        int rest = position;
        int stride = positions();
        for (int i = 0; i < inputs.length; i++) {
            WindowAxis axis = window.get(i);
            stride /= outputs[i];
            long room = (long) inputs[i] + axis.padBegin() + axis.padEnd() - (long) (rest / stride) * axis.stride();
            rest %= stride;
            taps *= (int) Math.min(axis.size(), (room + axis.dilation() - 1) / axis.dilation());
        }
        return taps;
    }

    private static int product(int[] dims) {
        return Shape.of(dims).elementCount();
    }
}
