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

    /**
     * As {@link #HOTSPOT}, for a virtual machine with the Vector API: sums of layers stay in vector registers while many
     * planes are added, by fused multiply-add, which the machine should have. The generated class needs
     * {@code --add-modules jdk.incubator.vector} to be compiled and to run.
     */
    VECTOR
}
