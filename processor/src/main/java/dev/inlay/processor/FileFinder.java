package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * Looks for files in the folder of {@code -Ainlay.modelDir}, then on the source path, in the compiler's output and on
 * the class path; in each beside the interface's package first, then at the root.
 */
final class FileFinder implements ResourceFinder {
    /** Where the compiler looks for files, in order, and how a user calls it. */
    private static final Map<JavaFileManager.Location, String> LOCATIONS = locations();

    private final Filer filer;
    private final ProcessorOptions options;
    private final String packageName;

    private static Map<JavaFileManager.Location, String> locations() {
        Map<JavaFileManager.Location, String> locations = new LinkedHashMap<>();
        locations.put(StandardLocation.SOURCE_PATH, "source path");
        locations.put(StandardLocation.CLASS_OUTPUT, "output folder");
        locations.put(StandardLocation.CLASS_PATH, "class path");
        return Collections.unmodifiableMap(locations);
    }

    FileFinder(Filer filer, ProcessorOptions options, String packageName) {
        this.filer = filer;
        this.options = options;
        this.packageName = packageName;
    }

    @Override
    public Resource find(String name, Place place) {
        FileSearch search = new FileSearch(name);
        Optional<Resource> found = search.inFolder(options.modelDir(), "folder of -Ainlay.modelDir");
        for (Map.Entry<JavaFileManager.Location, String> entry : LOCATIONS.entrySet()) {
            JavaFileManager.Location location = entry.getKey();
            found = found.or(() -> search.in(filer, location, packageName, entry.getValue()));
            found = found.or(() -> search.in(filer, location, "", entry.getValue()));
        }
        return found.orElseThrow(() -> search.notFound(place));
    }

    @Override
    public Resource beside(Resource base, String name, Place place) {
        Path folder = base.path()
                .map(path -> path.toAbsolutePath().normalize().getParent())
                .orElseThrow(() -> outside(base, name, place, "the model does not lie in a folder"));
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw outside(base, name, place, "it is no file name");
        }
        if (name.isEmpty() || !path.startsWith(folder) || path.equals(folder)) {
            throw outside(base, name, place, "it lies outside of the model's folder");
        }
        if (!Files.isRegularFile(path)) {
            throw outside(base, name, place, "there is no such file beside the model");
        }
        try {
            // a link must not lead out either
            if (!path.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(base, name, place, "it is a link out of the model's folder");
            }
        } catch (IOException e) {
            throw outside(base, name, place, String.valueOf(e.getMessage()));
        }
        return new PathResource(name, path);
    }

    private static DiagnosticException outside(Resource base, String name, Place place, String why) {
        return new DiagnosticException(DiagnosticId.EXTERNAL_DATA, place, base.name(), name, why);
    }
}
