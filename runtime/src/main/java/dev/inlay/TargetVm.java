package dev.inlay;

/** The kind of virtual machine a generated class is written for. */
public enum TargetVm {
    /**
     * A bytecode interpreter on a small device: Java 7 source that needs only {@code java.lang} of CLDC 1.1 and
     * {@code dev.inlay.runtime}, with as few bytecodes an inference as possible.
     */
    MICRO,

    /** A virtual machine with a just-in-time compiler: loops and method sizes that it compiles well. */
    HOTSPOT,

    /** A virtual machine with the Vector API, {@code jdk.incubator.vector}. */
    VECTOR
}
