package dev.inlay.compiler.emitter;

/** The emitters of the float kernels. */
final class FloatEmitters {
    private FloatEmitters() {}

    static void register(KernelEmitters.Registry registry) {}
}
