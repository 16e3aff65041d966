package dev.inlay.compiler.resource;

import dev.inlay.compiler.diagnostic.Place;

/** Finds the files that an interface names, wherever the build keeps them. */
public interface ResourceFinder {
    /**
     * The file or folder of the given relative name.
     *
     * @param name as the user wrote it, with forward slashes, without ".."
     * @param place where a diagnostic about it belongs
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException naming every place tried, if it is in none
     */
    Resource find(String name, Place place);

    /**
     * A file beside another: external data of a model. {@code name} comes from the model file and is not trusted.
     *
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if it is missing or leaves the folder of {@code base}
     */
    Resource beside(Resource base, String name, Place place);
}
