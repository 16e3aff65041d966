package dev.inlay.processor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options given to javac as {@code -Ainlay.name=value}.
 *
 * @param modelDir folder that model and data files are looked for in first
 */
record ProcessorOptions(Optional<Path> modelDir) {
    private static final String MODEL_DIR = "inlay.modelDir";

    /** Says to Gradle that each generated class depends on one interface alone. */
    private static final String ISOLATING = "org.gradle.annotation.processing.isolating";

    static Set<String> names() {
        return Set.of(MODEL_DIR, ISOLATING);
    }

    static ProcessorOptions of(Map<String, String> options) {
        return new ProcessorOptions(Optional.ofNullable(options.get(MODEL_DIR))
                .filter(value -> !value.isBlank())
                .map(Path::of));
    }
}
