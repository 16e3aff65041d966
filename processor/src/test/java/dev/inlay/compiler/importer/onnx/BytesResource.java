package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file that lies in memory. */
record BytesResource(String name, byte[] content) implements Resource {
    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }
}
