package dev.inlay.processor;

import dev.inlay.compiler.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file or folder on disk. */
record PathResource(String name, Path location) implements Resource {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(location);
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(location);
    }
}
