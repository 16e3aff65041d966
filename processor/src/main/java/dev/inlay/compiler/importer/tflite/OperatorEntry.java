package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.FileNode;
import java.util.Optional;

/**
 * An operator as the file has it.
 *
 * @param name that of its first output, as operators have no name of their own
 * @param operator what it computes: {@code CONV_2D}, or {@code CUSTOM} with the name the model gives
 * @param inputs tensor indices; -1 for an optional input that is left out
 * @param optionsType which table {@code options} is, 0 for none
 */
record OperatorEntry(
        String name, String operator, int[] inputs, int[] outputs, int optionsType, Optional<FlatTable> options)
        implements FileNode {
    /** {@code CONV_2D of "conv1/output"}. */
    @Override
    public String toString() {
        return operator + " of \"" + name + "\"";
    }
}
