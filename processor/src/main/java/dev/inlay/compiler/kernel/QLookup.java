package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * Any function of one INT8 element.
 *
 * @param length elements
 * @param table its 256 results, that of q at index {@code q + 128}
 */
public record QLookup(int length, byte[] table) implements Kernel {
    public QLookup {
        Limits.checkLength("table entries", table.length, 256);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        byte[] x = inputs.get(0).bytes();
        byte[] y = output.bytes();
        for (int i = 0; i < length; i++) {
            y[i] = table[x[i] + 128];
        }
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
