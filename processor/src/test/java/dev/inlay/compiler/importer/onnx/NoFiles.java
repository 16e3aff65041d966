package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;

/** Finds nothing: for models without external data. */
final class NoFiles implements ResourceFinder {
    @Override
    public Resource find(String name, Place place) {
        throw new DiagnosticException(DiagnosticId.FILE_NOT_FOUND, place, name, "no place", "");
    }

    @Override
    public Resource beside(Resource base, String name, Place place) {
        throw new DiagnosticException(DiagnosticId.EXTERNAL_DATA, place, base.name(), name, "there is none");
    }
}
