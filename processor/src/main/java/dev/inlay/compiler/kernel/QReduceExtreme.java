package dev.inlay.compiler.kernel;

import java.util.List;

/** The largest or smallest of INT8 elements; input and output share scale and zero point. */
public record QReduceExtreme(ReduceLoop loop, boolean maximum) implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        for (int o = 0; o < loop.outputs(); o++) {
            int base = loop.base(o);
            int extreme = maximum ? Byte.MIN_VALUE : Byte.MAX_VALUE;
            for (int i = 0; i < loop.count(); i++) {
                int element = x[base + loop.step(i)];
                extreme = maximum ? Math.max(extreme, element) : Math.min(extreme, element);
            }
            y[o] = (byte) extreme;
        }
    }
}
