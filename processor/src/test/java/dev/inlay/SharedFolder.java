package dev.inlay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code shared} beside the project, with whole networks and their data. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder in it. A test that needs one that is absent is skipped, saying so. */
    public static Path require(String name) {
        String stated = System.getProperty("inlay.shared");
        Path shared = stated == null ? Path.of("..", "..", "shared") : Path.of(stated);
        Path path = shared.resolve(name);
        assumeTrue(Files.exists(path), () -> path.toAbsolutePath().normalize() + " is absent");
        return path;
    }
}
