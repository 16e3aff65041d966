package dev.inlay.compiler.emitter;

import java.util.function.IntConsumer;

/** Writes the outputs of a line by {@link SlidingPlan}; each column comes into local variables once. */
final class DepthwiseLine {
    private final CodeLines code;
    private final SlidingPlan plan;
    private final DepthwiseColumns columns;
    private final int pitch;

    /** @param pitch input elements from one column to the next */
    DepthwiseLine(CodeLines code, SlidingPlan plan, DepthwiseColumns columns, int pitch) {
        this.code = code;
        this.plan = plan;
        this.columns = columns;
        this.pitch = pitch;
    }

    /**
     * Adds all outputs.
     *
     * @param condition for another pass of the loop, where there is a loop
     * @param output writes one whose columns are all there
     */
    void add(String condition, IntConsumer output) {
        prepare();
        int next = 0;
        for (; next < plan.first(); next++) {
            read(next);
            output.accept(next);
        }
        if (plan.passes() > 0) {
            code.open("do");
            for (int k = 0; k < plan.unrolled(); k++) {
                read(next + k);
                output.accept(next + k);
            }
            code.close("while (" + condition + ");");
            next += plan.looped();
        }
        for (; next < plan.slide().output(); next++) {
            read(next);
            output.accept(next);
        }
    }

    /** Reads what outputs in front of the first one would have read. */
    private void prepare() {
        int before = (plan.ring() + plan.slide().stride() - 1) / plan.slide().stride();
        int first = nextInside(-before, 0);
        if (first >= 0) {
            move(first - plan.slide().pad());
        }
        for (int output = -before; output < 0; output++) {
            read(output);
        }
    }

    private void read(int output) {
        for (int tap = 0; tap < plan.slide().size(); tap++) {
            int column = plan.column(output, tap);
            if (!plan.isNew(tap) || column < 0) {
                continue;
            }
            if (plan.isInside(column)) {
                columns.read(code, plan.place(column));
                int next = nextInside(output, tap + 1);
                if (next >= 0) {
                    move(next - column);
                }
            } else {
                columns.pad(code, plan.place(column));
            }
        }
    }

    /** The first column inside of the input that is read from a tap of an output on; -1 if there is none. */
    private int nextInside(int output, int tap) {
        int first = tap;
        for (int i = output; i < plan.slide().output(); i++, first = 0) {
            for (int t = first; t < plan.slide().size(); t++) {
                int column = plan.column(i, t);
                if (plan.isNew(t) && column >= 0 && plan.isInside(column)) {
                    return column;
                }
            }
        }
        return -1;
    }

    private void move(int moved) {
        if (moved != 0) {
            columns.move(code, moved * pitch);
        }
    }
}
