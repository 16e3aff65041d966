package dev.inlay.compiler.ranges;

import dev.inlay.compiler.graph.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What calibration found.
 *
 * @param byValue range of every float activation, by value name
 * @param samples number of samples seen
 */
public record Ranges(Map<String, Range> byValue, int samples) {
    public Ranges {
        byValue = Collections.unmodifiableMap(new LinkedHashMap<>(byValue));
    }

    public Optional<Range> of(Value value) {
        return Optional.ofNullable(byValue.get(value.name()));
    }
}
