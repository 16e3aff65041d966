package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.ClosestName;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;

/** The search for one file, which remembers where it has looked and what else lies there. */
final class FileSearch {
    /** Files of a folder that are compared with the name; enough to help, without reading a huge folder. */
    private static final int MAX_FILES = 1000;

    private final String name;

    /** Places looked at, by the kind of place. */
    private final Map<String, Set<String>> tried = new LinkedHashMap<>();

    private final Set<Path> folders = new LinkedHashSet<>();

    FileSearch(String name) {
        this.name = name;
    }

    /** @param option how the user gives such a folder */
    Optional<Resource> inFolder(Optional<String> folder, String option) {
        if (folder.isEmpty()) {
            note(option, "not given");
            return Optional.empty();
        }
        try {
            Path base = Path.of(folder.get());
            Path path = base.resolve(name);
            note(option, Files.isDirectory(base) ? path.toString() : base + " is not a folder");
            return existing(path);
        } catch (InvalidPathException e) {
            note(option, folder.get() + ": " + e.getReason());
            return Optional.empty();
        }
    }

    /**
     * @param packageName folder within the location, as the name of a package; empty for its root
     * @param option how the user sets such a location
     */
    Optional<Resource> in(Filer filer, JavaFileManager.Location location, String packageName, String option) {
        try {
            FileObject file = filer.getResource(location, packageName, name);
            Optional<Path> path = pathOf(file);
            note(option, path.map(Path::toString).orElseGet(() -> within(packageName)));
            if (path.isPresent()) {
                return existing(path.get());
            }
            file.openInputStream().close();
            return Optional.of(new FileObjectResource(name, file));
        } catch (IOException | RuntimeException e) {
            // not there, or a location this compiler has not set, which each compiler says in its own way
            note(option, within(packageName));
            return Optional.empty();
        }
    }

    private String within(String packageName) {
        return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    }

    private void note(String option, String place) {
        tried.computeIfAbsent(option, key -> new LinkedHashSet<>()).add(place);
    }

    private Optional<Resource> existing(Path path) {
        Optional.ofNullable(path.toAbsolutePath().getParent()).ifPresent(folders::add);
        return Files.exists(path) ? Optional.of(new PathResource(name, path)) : Optional.empty();
    }

    private static Optional<Path> pathOf(FileObject file) {
        URI uri = file.toUri();
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
    }

    DiagnosticException notFound(Place place) {
        StringBuilder places = new StringBuilder();
        tried.forEach((option, some) ->
                places.append("\n    ").append(option).append(": ").append(String.join(", ", some)));
        return new DiagnosticException(DiagnosticId.FILE_NOT_FOUND, place, name, suggestion(), places);
    }

    private String suggestion() {
        Set<String> candidates = new TreeSet<>();
        folders.forEach(folder -> candidates.addAll(filesIn(folder)));
        String wanted = name.substring(name.lastIndexOf('/') + 1);
        return ClosestName.of(wanted, candidates)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse(".");
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.limit(MAX_FILES)
                    .map(path -> path.getFileName().toString())
                    .toList());
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
