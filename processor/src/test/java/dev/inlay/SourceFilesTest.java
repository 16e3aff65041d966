package dev.inlay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read at one sitting. */
class SourceFilesTest {
    private static final int LONGEST = 600;
    private static final int LONGEST_OF_NINETY_FIVE_PERCENT = 400;

    @Test
    void filesAreShort() throws IOException {
        List<SourceFile> files = sourceFiles();
        assertFalse(files.isEmpty(), "no source files found");
        List<SourceFile> tooLong =
                files.stream().filter(file -> file.lines() > LONGEST).collect(Collectors.toList());
        assertTrue(tooLong.isEmpty(), () -> "longer than " + LONGEST + " lines: " + tooLong);

        List<SourceFile> rather = files.stream()
                .filter(file -> file.lines() > LONGEST_OF_NINETY_FIVE_PERCENT)
                .collect(Collectors.toList());
        assertTrue(
                rather.size() * 20 <= files.size(),
                () -> String.format(
                        Locale.ROOT, "%d of %d files are over 400 lines: %s", rather.size(), files.size(), rather));
    }

    private static List<SourceFile> sourceFiles() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Path project = Path.of("").toAbsolutePath().getParent();
        for (String module : List.of("runtime", "processor", "examples")) {
            try (Stream<Path> paths = Files.walk(project.resolve(module))) {
                for (Path path :
                        paths.filter(SourceFilesTest::isSource).sorted().toList()) {
                    int lines = Files.readAllLines(path, StandardCharsets.UTF_8).size();
                    files.add(new SourceFile(project.relativize(path).toString(), lines));
                }
            }
        }
        return files;
    }

    private static boolean isSource(Path path) {
        String name = path.toString().replace('\\', '/');
        return name.endsWith(".java") && name.contains("/src/") && !name.contains("/target/");
    }

    private record SourceFile(String name, int lines) {}
}
