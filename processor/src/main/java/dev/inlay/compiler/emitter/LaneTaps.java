package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.LaneStyle;
import java.util.List;

/** Writes the loops that collect what the taps of a window see, four scratch planes at a time. */
final class LaneTaps {
    private static final int TOGETHER = LaneStyle.TOGETHER;

    private final WindowDim rows;
    private final WindowDim columns;
    private final int taps;
    private final LaneCode code;

    LaneTaps(Window window, LaneCode code) {
        List<WindowDim> dims = window.inThreeDims().dims();
        this.rows = dims.get(1);
        this.columns = dims.get(2);
        this.taps = window.taps();
        this.code = code;
    }

    /** Opens the loop {@code c} over input planes. */
    interface ChannelLoop {
        void open(int step);
    }

    /** Uses up four planes. */
    interface Use {
        void add(String... planes);
    }

    /** Four taps are used as soon as they are there, those of one channel next to those of the following. */
    void write(ChannelLoop channels, Use use) {
        code.lines().add("int taps = 0;");
        channels.open(1);
        tap(LaneCode.plane("c"), LaneCode.plane(code.scratch() + " + taps"));
        code.lines().open("if (++taps == " + TOGETHER + ")");
        use.add(scratch());
        code.lines().add("taps = 0;").close(1 + depth()).close();
        code.lines().open("if (taps > 0)");
        use.add(scratch());
        code.lines().close();
    }

    /** What every tap sees of the plane {@code from}, each taken to the plane {@code to}, which is named anew each time. */
    void writeAll(String from, String to) {
        tap(from, to);
        code.lines().close(depth());
    }

    /** Within a loop over channels: the taps of channel {@code c}, what is left over used at its end. */
    void writeChannel(Use use) {
        code.lines().add("int taps = 0;");
        tap(LaneCode.plane("c"), LaneCode.plane(code.scratch() + " + taps"));
        code.lines().open("if (++taps == " + TOGETHER + ")");
        use.add(scratch());
        code.lines().add("taps = 0;").close(1 + depth());
        if (taps % TOGETHER != 0) {
            use.add(scratch());
        }
    }

    private int depth() {
        return (rows.size() > 1 ? 1 : 0) + (columns.size() > 1 ? 1 : 0);
    }

    private void tap(String from, String to) {
        String dy = open("dy", rows);
        String dx = open("dx", columns);
        code.planes(
                "tap",
                from,
                rows.input(),
                columns.input(),
                to,
                rows.output(),
                columns.output(),
                rows.stride(),
                columns.stride(),
                dy,
                dx,
                "0f");
    }

    /** The loop over the taps of a dimension; the distance of a tap from the position its window starts at. */
    private String open(String variable, WindowDim dim) {
        if (dim.size() == 1) {
            return Integer.toString(-dim.pad());
        }
        int end = dim.size() * dim.dilation() - dim.pad();
        String step = Expressions.advance(variable, dim.dilation());
        code.lines()
                .open("for (int " + variable + " = " + -dim.pad() + "; " + variable + " < " + end + "; " + step + ")");
        return variable;
    }

    private String[] scratch() {
        String[] planes = new String[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            planes[i] = LaneCode.plane(code.scratch() + i);
        }
        return planes;
    }
}
