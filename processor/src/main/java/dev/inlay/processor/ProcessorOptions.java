package dev.inlay.processor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options given to the compiler as {@code -Ainlay.name=value}.
 *
 * @param modelDir folder that model and data files are looked for in first
 * @param reports whether reports may be written beside the generated sources: unless {@code inlay.report} is off
 */
record ProcessorOptions(Optional<String> modelDir, boolean reports) {
    private static final String MODEL_DIR = "inlay.modelDir";
    private static final String REPORT = "inlay.report";
    private static final String OFF = "off";

    static Set<String> names() {
        return Set.of(MODEL_DIR, REPORT);
    }

    static ProcessorOptions of(Map<String, String> options) {
        return new ProcessorOptions(
                Optional.ofNullable(options.get(MODEL_DIR)).filter(value -> !value.isBlank()),
                !OFF.equals(options.get(REPORT)));
    }
}
