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

    static Set<String> names() {
        return Set.of(MODEL_DIR);
    }

    static ProcessorOptions of(Map<String, String> options) {
        return new ProcessorOptions(Optional.ofNullable(options.get(MODEL_DIR))
                .filter(value -> !value.isBlank())
                .map(Path::of));
    }
}
