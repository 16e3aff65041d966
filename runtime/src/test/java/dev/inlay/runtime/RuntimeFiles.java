package dev.inlay.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the package {@code dev.inlay.runtime} in this module. */
final class RuntimeFiles {
    private RuntimeFiles() {}

    /** Those under {@code root}, in order, whose name ends with {@code suffix}; none where the package is absent. */
    static List<Path> below(String root, String suffix) throws IOException {
        Path folder = Path.of(root, "dev", "inlay", "runtime");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
