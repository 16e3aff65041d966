package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of one or two dimensions that slides along one of them; the other one is across.
 *
 * @param across one line of outputs an element; of a single element where there is no such dimension
 * @param slidesInside whether the window slides along the innermost of two dimensions
 */
record SlidingWindow(SlidingPlan plan, WindowDim across, boolean slidesInside) {
    private static final int TERMS_A_LINE = 8;
    private static final WindowDim NONE = new WindowDim(1, 1, 1, 1, 1, 0, 0);

    /** The ways a window can slide; none where it has more dimensions. */
    static List<SlidingWindow> ways(Window window) {
        List<WindowDim> dims = new WindowLoops(window).dims();
        if (dims.size() > 2) {
            return List.of();
        }
        WindowDim inner = dims.isEmpty() ? NONE : dims.get(dims.size() - 1);
        WindowDim outer = dims.size() < 2 ? NONE : dims.get(0);
        return List.of(of(inner, outer, true), of(outer, inner, false));
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

    /**
     * The products of an output; element {@code t} of the column in place {@code p} is {@code x(p * size + t)}.
     *
     * @param silentPadding whether products with columns in the padding are 0 and left out
     */
    List<String> products(int output, boolean silentPadding) {
        List<String> products = new ArrayList<>();
        for (int t = 0; t < across.size(); t++) {
            for (int s = 0; s < plan.slide().size(); s++) {
                int column = plan.column(output, s);
                int element = plan.place(column) * across.size() + t;
                if (!silentPadding || plan.isInside(column)) {
                    products.add("w" + tap(t, s) + " * x" + element);
                }
            }
        }
        return products;
    }

    /** A sum in lines of the source. */
    static String sum(List<String> terms) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < terms.size(); from += TERMS_A_LINE) {
            lines.add(String.join(" + ", terms.subList(from, Math.min(terms.size(), from + TERMS_A_LINE))));
        }
        return String.join("\n        + ", lines);
    }
}
