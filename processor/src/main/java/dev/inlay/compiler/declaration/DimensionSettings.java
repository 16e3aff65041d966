package dev.inlay.compiler.declaration;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values for the symbolic dimensions of a model.
 *
 * @param sizes dimension name to size; the batch dimension is 1 without being named
 */
public record DimensionSettings(Map<String, Integer> sizes) {
    public DimensionSettings {
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }

    public static DimensionSettings none() {
        return new DimensionSettings(Map.of());
    }
}
