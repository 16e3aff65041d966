package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * Looks for files in the folder of {@code -Ainlay.modelDir}, then on the source path, in the compiler's output and on
 * the class path; in each beside the interface's package first, then at the root.
 */
final class FileFinder implements ResourceFinder {
    private static final List<JavaFileManager.Location> LOCATIONS =
            List.of(StandardLocation.SOURCE_PATH, StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH);

    private final Filer filer;
    private final ProcessorOptions options;
    private final String packageName;

    FileFinder(Filer filer, ProcessorOptions options, String packageName) {
        this.filer = filer;
        this.options = options;
        this.packageName = packageName;
    }

    @Override
    public Resource find(String name, Place place) {
        Set<String> tried = new LinkedHashSet<>();
        Set<Path> folders = new LinkedHashSet<>();
        Optional<Resource> found = inModelDir(name, tried, folders);
        for (JavaFileManager.Location location : LOCATIONS) {
            found = found.or(() -> in(location, packageName, name, tried, folders));
            found = found.or(() -> in(location, "", name, tried, folders));
        }
        return found.orElseThrow(() -> new DiagnosticException(
                DiagnosticId.FILE_NOT_FOUND, place, name, String.join(", ", tried), SimilarNames.of(name, folders)));
    }

    private Optional<Resource> inModelDir(String name, Set<String> tried, Set<Path> folders) {
        if (options.modelDir().isEmpty()) {
            tried.add("inlay.modelDir (not set)");
            return Optional.empty();
        }
        Path path = options.modelDir().get().resolve(name);
        tried.add(path.toString());
        folders.add(path.toAbsolutePath().getParent());
        return Files.exists(path) ? Optional.of(new PathResource(name, path)) : Optional.empty();
    }

    private Optional<Resource> in(
            JavaFileManager.Location location, String folder, String name, Set<String> tried, Set<Path> folders) {
        try {
            FileObject file = filer.getResource(location, folder, name);
            if (file == null) {
                return Optional.empty();
            }
            Optional<Path> path = pathOf(file);
            tried.add(path.map(Path::toString).orElse(location.getName() + "/" + name));
            path.map(Path::getParent).ifPresent(folders::add);
            if (path.isPresent()) {
                return path.filter(Files::exists).map(existing -> new PathResource(name, existing));
            }
            file.openInputStream().close();
            return Optional.of(new FileObjectResource(name, file));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException | IllegalStateException e) {
            // not there, or a location this compiler has not set, which each compiler says in its own way
            tried.add(location.getName() + "/" + (folder.isEmpty() ? "" : folder.replace('.', '/') + "/") + name);
            return Optional.empty();
        }
    }

    private static Optional<Path> pathOf(FileObject file) {
        URI uri = file.toUri();
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
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
