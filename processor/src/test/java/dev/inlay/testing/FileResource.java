package dev.inlay.testing;

import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One file on disk, found under any name. */
public record FileResource(Path file) implements Resource, ResourceFinder {
    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(file);
    }

    @Override
    public Resource find(String wanted, Place place) {
        return this;
    }

    @Override
    public Resource beside(Resource base, String wanted, Place place) {
        throw new UnsupportedOperationException();
    }
}
