package dev.inlay.compiler.graph;

import java.util.List;

/**
 * Elements of an input are {@code (x - mean) / deviation} of what was measured.
 *
 * @param means one for all channels, or one a channel
 * @param deviations one for all channels, or one a channel; none is zero
 */
public record Normalization(List<Float> means, List<Float> deviations) {
    public Normalization {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }
}
