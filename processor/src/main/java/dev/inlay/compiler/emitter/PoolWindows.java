package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;

/** Windows of poolings with as few dimensions as they can be written with. */
final class PoolWindows {
    private PoolWindows() {}

    /** The same windows, each dimension that is pooled as a whole being part of the one around it. */
    static Window merge(Window window) {
        List<WindowDim> merged = new ArrayList<>();
        for (WindowDim dim : window.dims()) {
            WindowDim outer = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (outer != null && isWhole(dim) && !outer.isPadded() && outer.dilation() == 1) {
                merged.set(merged.size() - 1, merge(outer, dim.input()));
            } else {
                merged.add(dim);
            }
        }
        return new Window(merged);
    }

    private static boolean isWhole(WindowDim dim) {
        return dim.output() == 1 && dim.size() == dim.input() && dim.dilation() == 1 && !dim.isPadded();
    }

    private static WindowDim merge(WindowDim outer, int inner) {
        return new WindowDim(
                outer.input() * inner, outer.output(), outer.size() * inner, outer.stride() * inner, 1, 0, 0);
    }
}
