package dev.inlay.compiler.emitter;

/**
 * What is done in one step of the network's work.
 *
 * @param description for people
 */
record Layer(String description, KernelMethod method) {}
