package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.List;

/** The maximum of what the taps of a window see of each plane. */
final class LaneMaxPoolEmitter {
    private LaneMaxPoolEmitter() {}

    static void write(QMaxPool pool, LaneCode code) {
        int zeroPoint = code.output().layout().zeroPoint();
        int in = code.input(0).first();
        String low = (pool.min() - zeroPoint) + "f";
        String to = LaneCode.plane("c + " + (code.output().first() - in));
        code.lines().open("for (int c = " + in + "; c < " + (in + pool.channels()) + "; c++)");
        code.lanes("fill", to, low, code.length());
        List<WindowDim> dims = pool.window().inThreeDims().dims();
        WindowDim rows = dims.get(1);
        WindowDim columns = dims.get(2);
        open(code, "dy", rows);
        open(code, "dx", columns);
        code.planes(
                "tap",
                LaneCode.plane("c"),
                rows.input(),
                columns.input(),
                LaneCode.plane(code.scratch()),
                rows.output(),
                columns.output(),
                rows.stride(),
                columns.stride(),
                "dy",
                "dx",
                low);
        code.lanes("max", to, LaneCode.plane(code.scratch()), code.length());
        code.lines().close(2);
        if (pool.max() < Byte.MAX_VALUE) {
            code.lanes("clamp", to, low, (pool.max() - zeroPoint) + "f", code.length());
        }
        code.lines().close();
    }

    private static void open(LaneCode code, String variable, WindowDim dim) {
        int end = dim.size() * dim.dilation() - dim.pad();
        code.lines()
                .open("for (int " + variable + " = " + -dim.pad() + "; " + variable + " < " + end + "; " + variable
                        + " += " + dim.dilation() + ")");
    }
}
