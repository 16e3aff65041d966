package dev.inlay.compiler.declaration;

import dev.inlay.compiler.kernel.ElementType;
import java.util.Optional;

/**
 * An array parameter.
 *
 * @param name as in the source
 * @param elementType of the array
 * @param tensor the input or output it stands for, where {@code @Tensor} names one
 */
public record ParameterDeclaration(String name, ElementType elementType, Optional<String> tensor) {}
