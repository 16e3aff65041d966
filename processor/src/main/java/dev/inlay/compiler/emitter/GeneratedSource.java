package dev.inlay.compiler.emitter;

/**
 * A generated compilation unit.
 *
 * @param qualifiedName of its top-level class
 * @param text the whole file
 * @param storedBytes of weights, biases and tables as the class stores them
 */
public record GeneratedSource(String qualifiedName, String text, int storedBytes) {}
