package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;
import java.util.Optional;

/**
 * A window of one or two dimensions that slides along one of them; the other one is across.
 *
 * @param across one line of outputs an element; of a single element where there is no such dimension
 * @param slidesInside whether the window slides along the innermost of two dimensions
 */
record SlidingWindow(SlidingPlan plan, WindowDim across, boolean slidesInside) {
    private static final WindowDim NONE = new WindowDim(1, 1, 1, 1, 1, 0, 0);
    private static final int MAX_LOCALS = 180;
    private static final int MAX_CODE = 6_000;

    /** Of the ways a window can slide, that of the fewest bytecodes; empty where none is small enough. */
    static Optional<SlidingWindow> choose(Window window) {
        List<WindowDim> dims = new WindowLoops(window).dims();
        if (dims.size() > 2) {
            return Optional.empty();
        }
        WindowDim inner = dims.isEmpty() ? NONE : dims.get(dims.size() - 1);
        WindowDim outer = dims.size() < 2 ? NONE : dims.get(0);
        SlidingWindow inside = of(inner, outer, true);
        SlidingWindow outside = of(outer, inner, false);
        SlidingWindow better = outside.isSmall() && outside.bytecodes() < inside.bytecodes() ? outside : inside;
        return better.isSmall() ? Optional.of(better) : Optional.empty();
    }

    private static SlidingWindow of(WindowDim slide, WindowDim across, boolean slidesInside) {
        return new SlidingWindow(SlidingPlan.of(slide, slide.size() * across.size()), across, slidesInside);
    }

    int taps() {
        return plan.slide().size() * across.size();
    }

    /** Index of a tap among all taps in row-major order. */
    int tap(int acrossTap, int slideTap) {
        return slidesInside ? acrossTap * plan.slide().size() + slideTap : slideTap * across.size() + acrossTap;
    }

    /** Input elements of one channel from one column to the next. */
    int slidePitch() {
        return slidesInside ? 1 : across.input();
    }

    int acrossPitch() {
        return slidesInside ? plan.slide().input() : 1;
    }

    /** Output elements of one channel from one output to the next. */
    int slideOutputPitch() {
        return slidesInside ? 1 : across.output();
    }

    int acrossOutputPitch() {
        return slidesInside ? plan.slide().output() : 1;
    }

    private boolean isSmall() {
        int locals = taps() + plan.ring() * across.size() + 2 * across.size();
        int anOutput = 6 * taps() + 9 * plan.loadsAnOutput() * across.size() + 60;
        return locals <= MAX_LOCALS && plan.written() * anOutput + 24 * taps() <= MAX_CODE;
    }

    /** About how many run for one channel. */
    private long bytecodes() {
        long anOutput = 4L * taps() + 5L * plan.loadsAnOutput() * across.size() + 25;
        return across.output() * (plan.slide().output() * anOutput + 30 + 10L * across.size());
    }
}
