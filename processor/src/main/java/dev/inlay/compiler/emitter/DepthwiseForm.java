package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;

/** One way to write a depthwise convolution. */
interface DepthwiseForm {
    /** About how many bytecodes run for one channel. */
    long bytecodes();

    /** Whether the method stays small enough, and its variables few enough. */
    boolean isSmall();

    CodeBlock body();
}
