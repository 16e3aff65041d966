package dev.inlay.compiler.kernel;

import java.util.List;

/** A sliding window over one to three spatial dimensions, outermost first. */
public record Window(List<WindowDim> dims) {
    public Window {
        dims = List.copyOf(dims);
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
}
