package dev.inlay.compiler.kernel;

import java.util.List;

/** The larger or smaller of two INT8 operands that share scale and zero point with the output. */
public record QExtreme(BroadcastLoop loop, boolean maximum) implements Kernel {
    public QExtreme {
        Limits.checkLength("operands", loop.operands(), 2);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] a = inputs.get(0).bytes();
        byte[] b = inputs.get(1).bytes();
        byte[] y = output.bytes();
        loop.forEach((i, at) -> y[i] = (byte) (maximum ? Math.max(a[at[0]], b[at[1]]) : Math.min(a[at[0]], b[at[1]])));
    }

    @Override
    public boolean mayOverwrite(int input) {
        return loop.isContiguous(input);
    }
}
