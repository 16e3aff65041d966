package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shapes and windows for kernels under test. */
final class RandomGeometry {
    private static final int[] LARGEST = {0, 20, 8, 5};

    private final RandomNumbers random;

    RandomGeometry(RandomNumbers random) {
        this.random = random;
    }

    /** One to three dimensions, pointwise, global, or with any size, stride, dilation and padding. */
    Window window() {
        int dims = random.in(1, 3);
        int kind = random.in(0, 5);
        List<WindowDim> window = new ArrayList<>();
        for (int d = 0; d < dims; d++) {
            int input = random.in(1, LARGEST[dims]);
            window.add(
                    switch (kind) {
                        case 0 -> new WindowDim(input, input, 1, 1, 1, 0, 0);
                        case 1 -> new WindowDim(input, 1, input, 1, 1, 0, 0);
                        default -> dim(LARGEST[dims]);
                    });
        }
        return new Window(window);
    }

    private WindowDim dim(int largest) {
        while (true) {
            int input = random.in(1, largest);
            int size = random.in(1, 4);
            int stride = random.in(1, 4);
            int dilation = random.in(1, 3);
            boolean padded = random.oneIn(2);
            int pad = padded ? random.in(0, 3) : 0;
            int padEnd = padded ? random.in(0, 3) : 0;
            int free = input + pad + padEnd - ((size - 1) * dilation + 1);
            if (free >= 0) {
                boolean ceil = random.oneIn(4);
                int output = (free + (ceil ? stride - 1 : 0)) / stride + 1;
                boolean startsBehind = (output - 1) * stride >= input + pad;
                return new WindowDim(
                        input, ceil && startsBehind ? output - 1 : output, size, stride, dilation, pad, padEnd);
            }
        }
    }

    Shape shape(int rank) {
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            dims[i] = random.in(1, 5);
        }
        return Shape.of(dims);
    }

    /** A shape that broadcasts with {@code shape}: some dimensions 1, some leading ones left out. */
    Shape broadcastable(Shape shape) {
        int from = random.oneIn(3) ? random.in(0, shape.rank()) : 0;
        int[] dims = Arrays.copyOfRange(shape.dims(), from, shape.rank());
        for (int i = 0; i < dims.length; i++) {
            dims[i] = random.oneIn(4) ? 1 : dims[i];
        }
        return Shape.of(dims);
    }
}
