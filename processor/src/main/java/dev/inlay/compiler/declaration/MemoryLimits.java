package dev.inlay.compiler.declaration;

import java.util.OptionalLong;

/**
 * What the generated class may take.
 *
 * @param flash bytes of class files
 * @param ram bytes of heap of an instance and the static data
 */
public record MemoryLimits(OptionalLong flash, OptionalLong ram) {}
