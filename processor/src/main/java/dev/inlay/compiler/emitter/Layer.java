package dev.inlay.compiler.emitter;

import dev.inlay.compiler.program.Step;

/** A step of the network and the method that runs its kernel. */
record Layer(Step step, KernelMethod method) {}
