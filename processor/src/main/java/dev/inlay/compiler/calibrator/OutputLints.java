package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.runtime.ArgMax;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at what the float network makes of the samples: of data scaled or laid out otherwise than in training it makes
 * little, and of silence always the same.
 */
final class OutputLints {
    private static final double UNSURE = 0.8;
    private static final double TOO_SURE = 0.995;
    private static final double SUM_TOLERANCE = 1e-3;

    private final String name;
    private final Set<Integer> predicted = new TreeSet<>();
    private float[] first;
    private boolean varies;
    private boolean probabilities = true;
    private double confidence;
    private int samples;

    OutputLints(String name) {
        this.name = name;
    }

    /** @param output the first output of the network */
    void add(Tensor output) {
        if (!output.isFloat() || output.elementCount() == 0) {
            probabilities = false;
            varies = true;
            return;
        }
        float[] elements = output.floats();
        first = first == null ? elements.clone() : first;
        varies |= !Arrays.equals(first, elements);
        samples++;
        double sum = 0;
        for (float element : elements) {
            sum += element;
            probabilities &= element >= 0;
        }
        probabilities &= elements.length > 1 && Math.abs(sum - 1) < SUM_TOLERANCE;
        int top = ArgMax.of(elements, 0, elements.length);
        predicted.add(top);
        confidence += elements[top];
    }

    /** After the last of {@code different} samples. */
    void finish(boolean different, DiagnosticCollector diagnostics) {
        if (different && !varies) {
            throw DataProblems.of(DiagnosticId.OUTPUT_CONSTANT, name);
        }
        if (!probabilities || !different) {
            return;
        }
        int classes = first.length;
        double mean = confidence / samples;
        // with few samples not all classes can be there
        if (samples >= 2 * classes && 2 * predicted.size() < classes) {
            diagnostics.add(DiagnosticId.DATA_FEW_CLASSES, Place.calibration(), name, predicted.size(), classes);
        }
        if (mean < UNSURE || (mean > TOO_SURE && predicted.size() == 1)) {
            diagnostics.add(
                    DiagnosticId.DATA_CONFIDENCE,
                    Place.calibration(),
                    name,
                    String.format(Locale.ROOT, "%.3f", mean),
                    mean < UNSURE
                            ? "hardly knows what it sees; is the data scaled and laid out as in training?"
                            : "sees one class and is sure of it; data of all classes tells more");
        }
    }
}
