package dev.inlay.compiler.emitter;

/** The emitters of the integer kernels. */
final class IntegerEmitters {
    private IntegerEmitters() {}

    static void register(KernelEmitters.Registry registry) {}
}
