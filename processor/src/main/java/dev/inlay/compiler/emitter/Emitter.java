package dev.inlay.compiler.emitter;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.program.MemoryPlan;

/** Writes the Java class of a network. */
public final class Emitter {
    private Emitter() {}

    /**
     * Source of {@code declaration.generatedName()}.
     *
     * @param modelSha256 hexadecimal digest of the model file
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if a method of the interface does not fit the network
     */
    public static GeneratedSource emit(Declaration declaration, MemoryPlan plan, String modelSha256) {
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION
    }
}
