package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Broadcast;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loops of an element-wise kernel over broadcast operands, outermost first; the output is written in order.
 *
 * @param axes at least one
 */
public record BroadcastLoop(List<BroadcastAxis> axes) {
    public BroadcastLoop {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("no loop");
        }
    }

    /** The fewest loops that read operands of the given shapes, all of which broadcast to {@code output}. */
    public static BroadcastLoop of(Shape output, Shape... operands) {
        List<int[]> strides = new ArrayList<>();
        for (Shape operand : operands) {
            strides.add(Broadcast.strides(operand, output));
        }
        List<BroadcastAxis> axes = new ArrayList<>();
        for (int i = output.rank() - 1; i >= 0; i--) {
            int axis = i;
            append(
                    axes,
                    new BroadcastAxis(
                            output.dim(i), strides.stream().map(s -> s[axis]).toList()));
        }
        if (axes.isEmpty()) {
            axes.add(new BroadcastAxis(1, strides.stream().map(s -> 1).toList()));
        }
        return new BroadcastLoop(axes);
    }

    /** Adds a loop around {@code axes}, as part of the outermost one where its steps continue that one's. */
    private static void append(List<BroadcastAxis> axes, BroadcastAxis outer) {
        if (outer.size() == 1) {
            return;
        }
        if (!axes.isEmpty()) {
            BroadcastAxis inner = axes.get(0);
            boolean continues = true;
            for (int i = 0; i < inner.strides().size(); i++) {
                continues &=
                        outer.strides().get(i) == inner.size() * inner.strides().get(i);
            }
            if (continues) {
                axes.set(0, new BroadcastAxis(outer.size() * inner.size(), inner.strides()));
                return;
            }
        }
        axes.add(0, outer);
    }

    public int operands() {
        return axes.get(0).strides().size();
    }

    /** Elements of the output. */
    public int length() {
        return axes.stream().mapToInt(BroadcastAxis::size).reduce(1, (a, b) -> a * b);
    }

    /** Whether {@code operand} is read in the order the output is written, each element once. */
    public boolean isContiguous(int operand) {
        int expected = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            BroadcastAxis axis = axes.get(i);
            if (axis.size() != 1 && axis.strides().get(operand) != expected) {
                return false;
            }
            expected *= axis.size();
        }
        return true;
    }

    interface Visitor {
        /** @param operands index of the element of each operand; valid during the call */
        void visit(int output, int[] operands);
    }

    void forEach(Visitor visitor) {
        int[] offsets = new int[operands()];
        int length = length();
        for (int i = 0; i < length; i++) {
            Arrays.fill(offsets, 0);
            int rest = i;
            for (int a = axes.size() - 1; a >= 0; a--) {
                BroadcastAxis axis = axes.get(a);
                int step = rest % axis.size();
                rest /= axis.size();
                for (int o = 0; o < offsets.length; o++) {
                    offsets[o] += step * axis.strides().get(o);
                }
            }
            visitor.visit(i, offsets);
        }
    }
}
