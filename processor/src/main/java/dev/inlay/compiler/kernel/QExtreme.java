package dev.inlay.compiler.kernel;

import java.util.List;

/** The larger or smaller of two operands, INT8 or INT16, that share scale and zero point with the output. */
public record QExtreme(BroadcastLoop loop, boolean maximum) implements Kernel {
    public QExtreme {
        Limits.checkLength("operands", loop.operands(), 2);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        loop.forEach((i, at) -> {
            int a = inputs.get(0).integer(at[0]);
            int b = inputs.get(1).integer(at[1]);
            output.put(i, maximum ? Math.max(a, b) : Math.min(a, b));
        });
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
