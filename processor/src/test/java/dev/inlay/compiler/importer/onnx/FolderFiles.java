package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of one folder. */
record FolderFiles(Path folder) implements ResourceFinder {
    @Override
    public Resource find(String name, Place place) {
        try {
            return new BytesResource(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Resource beside(Resource base, String name, Place place) {
        return find(name, place);
    }
}
