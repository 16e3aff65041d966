package dev.inlay.compiler.ranges;

import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/**
 * What calibration found, with some of the samples it found it on.
 *
 * @param samples spread evenly over the data, as many as were asked for at most; one tensor for each input
 */
public record Calibration(Ranges ranges, List<List<Tensor>> samples) {
    public Calibration {
        samples = List.copyOf(samples);
    }
}
