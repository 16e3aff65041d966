package dev.inlay.compiler.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file the user named: the model, external weights, calibration data. Found, not yet read. */
public interface Resource {
    /** The name the user wrote, for diagnostics. */
    String name();

    /** Opens the content from its start; may be called again. */
    InputStream open() throws IOException;

    /** Where it lies on disk, if it does; a folder of images has no other access. */
    Optional<Path> path();
}
