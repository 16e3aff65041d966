package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/** Writes loops over the taps of one window, within {@link WindowLoops}; taps in the padding are passed over. */
final class TapLoops {
    private final WindowLoops loops;
    private final int channels;

    /** @param channels channels of the input */
    TapLoops(WindowLoops loops, int channels) {
        this.loops = loops;
        this.channels = channels;
    }

    /**
     * Opens the loops, in which {@code x} is the index of the tap's input element.
     *
     * @param start expression for the index of the window's first element
     * @param weights how far {@code w} moves with each tap
     * @return how many blocks were opened
     */
    int open(CodeLines code, String start, int weights) {
        List<WindowDim> dims = loops.dims();
        int weightsBelow = weights;
        for (WindowDim dim : dims) {
            weightsBelow *= dim.size();
        }
        int opened = 0;
        String from = start;
        for (int d = 0; d < dims.size(); d++) {
            WindowDim dim = dims.get(d);
            weightsBelow /= dim.size();
            if (dim.size() > 1 || dim.isPadded()) {
                openAlong(code, d, from, weightsBelow);
                from = index(d);
                opened++;
            }
        }
        code.add("int x = " + from + ";");
        return opened;
    }

    private void openAlong(CodeLines code, int d, String start, int weightsBelow) {
        WindowDim dim = loops.dims().get(d);
        String tap = loops.variable(d) + "Tap";
        String first = loops.variable(d);
        int reach = (dim.size() - 1) * dim.dilation() + 1;
        int pitch = loops.pitch(d, channels) * dim.dilation();
        code.open("for (int " + tap + " = " + first + ", " + index(d) + " = " + start + "; " + tap + " < "
                + Expressions.plus(first, reach) + "; " + Expressions.advance(tap, dim.dilation()) + ", "
                + Expressions.advance(index(d), pitch) + ")");
        if (dim.isPadded()) {
            code.open("if (" + tap + " < 0 || " + tap + " >= " + dim.input() + ")");
            code.add(Expressions.advance("w", weightsBelow) + ";");
            code.add("continue;").close();
        }
    }

    private String index(int d) {
        return loops.variable(d) + "Index";
    }
}
