package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;

/**
 * Writes how the columns of a line come into local variables, each once. The indices {@code p0}, {@code p1} and so on
 * move along with the columns that are read.
 */
final class DepthwiseLine {
    private final CodeLines code;
    private final QDepthwiseConv conv;
    private final KernelNames names;
    private final SlidingWindow window;
    private final SlidingPlan plan;

    DepthwiseLine(CodeLines code, QDepthwiseConv conv, KernelNames names, SlidingWindow window) {
        this.code = code;
        this.conv = conv;
        this.names = names;
        this.window = window;
        this.plan = window.plan();
    }

    /** Reads what outputs in front of the first one would have read. */
    void prepare() {
        int before = (plan.ring() + plan.slide().stride() - 1) / plan.slide().stride();
        move(nextInside(-before, 0) - plan.slide().pad());
        for (int output = -before; output < 0; output++) {
            read(output);
        }
    }

    /** Reads the columns of an output that none before has read. */
    void load(int output) {
        read(output);
    }

    private void read(int output) {
        for (int tap = 0; tap < plan.slide().size(); tap++) {
            int column = plan.column(output, tap);
            if (!plan.isNew(tap) || column < 0) {
                continue;
            }
            boolean inside = plan.isInside(column);
            for (int t = 0; t < window.across().size(); t++) {
                int place = plan.place(column) * window.across().size() + t;
                code.add(
                        "x" + place + " = " + (inside ? names.input(0) + "[p" + t + "]" : conv.inputZeroPoint()) + ";");
            }
            int next = inside ? nextInside(output, tap + 1) : -1;
            if (next >= 0) {
                move(next - column);
            }
        }
    }

    /** The first column inside of the input that is read from a tap of an output on; -1 if there is none. */
    private int nextInside(int output, int tap) {
        int size = plan.slide().size();
        for (int i = output, t = tap; i < plan.slide().output(); t++) {
            if (t == size) {
                t = -1;
                i++;
                continue;
            }
            int column = plan.column(i, t);
            if (plan.isNew(t) && column >= 0 && plan.isInside(column)) {
                return column;
            }
        }
        return -1;
    }

    private void move(int columns) {
        int amount = columns * window.slidePitch() * conv.inputChannels();
        for (int t = 0; t < window.across().size() && amount != 0; t++) {
            code.add(Expressions.advance("p" + t, amount) + ";");
        }
    }
}
