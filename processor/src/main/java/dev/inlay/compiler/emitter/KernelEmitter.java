package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.Kernel;

/** Writes the Java statements of one kind of kernel. */
interface KernelEmitter<K extends Kernel> {
    /**
     * The body of the static method that runs {@code kernel}.
     *
     * <p>The statements are Java 7 on CLDC 1.1 and at most 8,000 bytes of code. They equal the kernel's reference bit
     * for bit.
     */
    CodeBlock body(K kernel, KernelNames names);
}
