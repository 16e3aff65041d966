package dev.inlay.compiler.declaration;

import dev.inlay.Estimator;
import java.util.List;
import java.util.Optional;

/**
 * Representative data and how ranges are estimated from it.
 *
 * @param source file or folder name; empty where none is given
 * @param percentile share in percent that PERCENTILE keeps inside of the range
 * @param maxSamples samples read at most; 0 for all
 * @param inputRange smallest and largest real value of the inputs, where declared
 * @param image how images become input elements
 */
public record CalibrationSettings(
        String source,
        Estimator estimator,
        double percentile,
        int maxSamples,
        Optional<List<Float>> inputRange,
        ImageSettings image) {
    public static CalibrationSettings of(String source) {
        return new CalibrationSettings(source, Estimator.AUTO, 99.99, 0, Optional.empty(), ImageSettings.raw());
    }
}
