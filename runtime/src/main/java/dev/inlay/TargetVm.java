package dev.inlay;

/** The kind of virtual machine a generated class is written for. */
public enum TargetVm {
    /**
     * A bytecode interpreter on a small device: Java 7 source that needs only {@code java.lang} of CLDC 1.1 and
     * {@code dev.inlay.runtime}, with as few bytecodes an inference as possible.
     */
    MICRO,

    /**
     * A virtual machine with a just-in-time compiler: INT8 layers whose sums are exact in float run in loops over floats
     * that it turns into vector instructions. Results equal those of {@link #MICRO}; working memory is several times as
     * large.
     */
    HOTSPOT,

    /** A virtual machine with the Vector API, {@code jdk.incubator.vector}. */
    VECTOR
}
