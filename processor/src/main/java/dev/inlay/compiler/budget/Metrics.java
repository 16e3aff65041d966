package dev.inlay.compiler.budget;

import dev.inlay.Metric;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/** How each metric is added up, and the labels it takes. */
final class Metrics {
    private static final String LABELS = "y";

    /** Where a network has an input of the usual name. */
    private static final String OTHER_LABELS = "labels";

    private Metrics() {}

    static Score score(Metric metric) {
        return switch (metric) {
            case TOP1 -> HitScore.ofLabels();
            case AUC -> new AreaScore();
            case MSE -> ErrorScore.square();
            case MAE -> ErrorScore.absolute();
            case AGREEMENT -> HitScore.ofFloatNetwork();
        };
    }

    static boolean isError(Metric metric) {
        return metric == Metric.MSE || metric == Metric.MAE;
    }

    /** The label of a sample as if it were another input. */
    static Optional<Value> label(Metric metric, List<Value> inputs, int outputs) {
        if (metric == Metric.AGREEMENT) {
            return Optional.empty();
        }
        int numbers = isError(metric) ? outputs : 1;
        boolean taken = inputs.stream().anyMatch(input -> input.name().equals(LABELS));
        Shape shape = numbers == 1 ? Shape.of(1) : Shape.of(1, numbers);
        return Optional.of(new Value(taken ? OTHER_LABELS : LABELS, new TensorType(DataType.FLOAT32, shape)));
    }
}
