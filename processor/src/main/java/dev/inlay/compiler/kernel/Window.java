package dev.inlay.compiler.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sliding window over one to three spatial dimensions, outermost first. */
public record Window(List<WindowDim> dims) {
    private static final int MAX_DIMS = 3;

    public Window {
        dims = List.copyOf(dims);
        if (dims.size() > MAX_DIMS) {
            throw new IllegalArgumentException("a window of " + dims.size() + " dimensions");
        }
    }

    public int inputElements() {
        return dims.stream().mapToInt(WindowDim::input).reduce(1, (a, b) -> a * b);
    }

    public int outputElements() {
        return dims.stream().mapToInt(WindowDim::output).reduce(1, (a, b) -> a * b);
    }

    /** Taps of one window. */
    public int taps() {
        return dims.stream().mapToInt(WindowDim::size).reduce(1, (a, b) -> a * b);
    }

    /** Whether some window has a tap outside of the input. */
    public boolean isPadded() {
        return dims.stream().anyMatch(WindowDim::isPadded);
    }

    /** Whether each window is one input element, in order: a pointwise operation. */
    public boolean isPointwise() {
        return dims.stream().allMatch(dim -> dim.size() == 1 && dim.stride() == 1 && !dim.isPadded());
    }

    /** The same window with exactly three dimensions, those in front of its own having one element. */
    public Window inThreeDims() {
        List<WindowDim> three = new ArrayList<>(Collections.nCopies(MAX_DIMS - dims.size(), WindowDim.SINGLE));
        three.addAll(dims);
        return new Window(three);
    }
}
