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
 * @param channelMeans mean over samples and positions of each channel (index of the last axis), by name of a value that
 *     a layer with weights reads
 * @param samples number of samples seen
 */
public record Ranges(Map<String, Range> byValue, Map<String, float[]> channelMeans, int samples) {
    public Ranges {
        byValue = Collections.unmodifiableMap(new LinkedHashMap<>(byValue));
        channelMeans = Collections.unmodifiableMap(new LinkedHashMap<>(channelMeans));
    }

    public Optional<Range> of(Value value) {
        return Optional.ofNullable(byValue.get(value.name()));
    }

    public Optional<float[]> channelMeans(Value value) {
        return Optional.ofNullable(channelMeans.get(value.name()));
    }
}
