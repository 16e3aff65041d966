package dev.inlay.compiler.kernel;

import java.util.List;

record UnderConstruction() implements Kernel {
    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        throw new UnsupportedOperationException();
    }
}
