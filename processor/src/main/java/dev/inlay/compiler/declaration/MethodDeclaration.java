package dev.inlay.compiler.declaration;

import dev.inlay.compiler.kernel.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * An abstract method of the annotated interface.
 *
 * @param index position among the interface's methods, for diagnostics
 * @param returns what it gives back
 * @param resultElement element type of a returned array
 * @param resultEnum the enum that is returned
 */
public record MethodDeclaration(
        int index,
        String name,
        Returns returns,
        Optional<ElementType> resultElement,
        Optional<EnumDeclaration> resultEnum,
        List<ParameterDeclaration> parameters) {
    /** The forms of a method. */
    public enum Returns {
        /** {@code void classify(in..., out...)}. */
        NOTHING,
        /** {@code float[] classify(in...)}. */
        ARRAY,
        /** {@code int classify(in...)}: index of the largest output. */
        INDEX,
        /** {@code Word classify(in...)}: constant of the largest output. */
        ENUM,
        /** {@code void reset()}. */
        RESET
    }

    public MethodDeclaration {
        parameters = List.copyOf(parameters);
    }
}
