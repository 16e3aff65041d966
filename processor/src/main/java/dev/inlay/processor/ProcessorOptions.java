package dev.inlay.processor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options given to the compiler as {@code -Ainlay.name=value}.
 *
 * @param modelDir folder that model and data files are looked for in first
 */
record ProcessorOptions(Optional<String> modelDir) {
    private static final String MODEL_DIR = "inlay.modelDir";

    static Set<String> names() {
        return Set.of(MODEL_DIR);
    }

    static ProcessorOptions of(Map<String, String> options) {
        return new ProcessorOptions(Optional.ofNullable(options.get(MODEL_DIR)).filter(value -> !value.isBlank()));
    }
}
