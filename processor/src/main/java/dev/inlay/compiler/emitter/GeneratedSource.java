package dev.inlay.compiler.emitter;

import dev.inlay.compiler.program.Footprint;

/**
 * A generated compilation unit.
 *
 * @param qualifiedName of its top-level class
 * @param text the whole file
 * @param storedBytes of weights, biases and tables as the class stores them
 * @param footprint heap that the class takes
 */
public record GeneratedSource(String qualifiedName, String text, int storedBytes, Footprint footprint) {}
