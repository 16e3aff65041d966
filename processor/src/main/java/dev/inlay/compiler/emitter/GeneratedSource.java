package dev.inlay.compiler.emitter;

/**
 * A generated compilation unit.
 *
 * @param qualifiedName of its top-level class
 * @param text the whole file
 */
public record GeneratedSource(String qualifiedName, String text) {}
