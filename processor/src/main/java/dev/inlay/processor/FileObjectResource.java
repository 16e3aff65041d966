package dev.inlay.processor;

import dev.inlay.compiler.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.FileObject;

/** A file that only the compiler's file manager can reach: in a jar, or in memory. */
record FileObjectResource(String name, FileObject file) implements Resource {
    @Override
    public InputStream open() throws IOException {
        return file.openInputStream();
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }
}
