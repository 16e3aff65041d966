package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Data in memory, found under any name. */
record MemoryResource(String name, byte[] content) implements Resource, ResourceFinder {
    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public Resource find(String wanted, Place place) {
        return this;
    }

    @Override
    public Resource beside(Resource base, String wanted, Place place) {
        // data in memory lies in no folder
        throw new DiagnosticException(DiagnosticId.FILE_NOT_FOUND, place, wanted, ":", " " + name);
    }
}
