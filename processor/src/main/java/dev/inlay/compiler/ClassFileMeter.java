package dev.inlay.compiler;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.emitter.GeneratedSource;
import java.util.OptionalLong;

/** Tells how large the class files of a source will be. */
public interface ClassFileMeter {
    /** Bytes of all of them together, from above; empty where there is no way to tell. */
    OptionalLong measure(Declaration declaration, GeneratedSource source);
}
