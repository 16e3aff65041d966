package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * The largest or smallest of integers; input and output share scale and zero point.
 *
 * @param elementType of input and output: INT8 or INT16
 */
public record QReduceExtreme(ElementType elementType, ReduceLoop loop, boolean maximum) implements Kernel {
    /** Of INT8. */
    public QReduceExtreme(ReduceLoop loop, boolean maximum) {
        this(ElementType.INT8, loop, maximum);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        Buffer x = inputs.get(0);
        for (int o = 0; o < loop.outputs(); o++) {
            int base = loop.base(o);
            int extreme = maximum ? elementType.min() : elementType.max();
            for (int i = 0; i < loop.count(); i++) {
                int element = x.integer(base + loop.step(i));
                extreme = maximum ? Math.max(extreme, element) : Math.min(extreme, element);
            }
            output.put(o, extreme);
        }
    }
}
