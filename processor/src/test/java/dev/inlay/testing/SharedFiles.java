package dev.inlay.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of networks, data and reference outputs that lies beside the project where its developers work. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A file under {@code evaluation}; the running test is skipped where the folder is absent. */
    public static Path evaluation(String relative) {
        Path root = Path.of(System.getProperty("inlay.shared", "../../shared")).resolve("evaluation");
        assumeTrue(Files.isDirectory(root), "skipped: no folder " + root + " with the networks this test runs");
        return root.resolve(relative);
    }
}
