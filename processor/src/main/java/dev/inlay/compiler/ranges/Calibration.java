package dev.inlay.compiler.ranges;

import dev.inlay.compiler.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What calibration found, with some of the samples it found it on.
 *
 * @param distributions of every float activation, by value name
 * @param samples spread evenly over the data, as many as were asked for at most; one tensor for each input
 */
public record Calibration(Ranges ranges, Map<String, Distribution> distributions, List<List<Tensor>> samples) {
    public Calibration {
        distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
        samples = List.copyOf(samples);
    }
}
