package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/**
 * A layer of low rank over time: each filter is a product of the input, and keeps its last results; a unit is the sum of
 * the products of what its filters keep with weights over time.
 *
 * <p>The file keeps the memory of an inference with room for the result of the next, which is 0 until then. The graph
 * has no need of that.
 */
final class SvdfImport {
    private static final int FEATURES = 1;
    private static final int TIME = 2;
    private static final int BIAS = 3;
    private static final int STATE = 4;
    private static final int RANK = 0;
    private static final int ACTIVATION = 1;

    private SvdfImport() {}

    static void run(OperatorScope node) {
        Options options = node.options(OptionsType.SVDF);
        Operand x = node.input(0);
        Weights.requireRank(x, 2, "input");
        if (x.isQuantized() || node.input(FEATURES).isQuantized()) {
            throw node.unsupported("its form with integers");
        }
        int rank = options.integer(RANK);
        Tensor features = node.constantInput(FEATURES, "feature weights");
        Tensor time = node.constantInput(TIME, "time weights");
        if (features.shape().rank() != 2
                || time.shape().rank() != 2
                || features.shape().dim(0) != time.shape().dim(0)) {
            throw new ShapeException("weights of features " + features.shape() + " and of time " + time.shape()
                    + " are not of the same filters");
        }
        int filters = features.shape().dim(0);
        int memory = time.shape().dim(1);
        if (rank < 1 || filters == 0 || filters % rank != 0 || memory == 0) {
            throw new ShapeException(filters + " filters with a memory of " + memory + " do not split by rank " + rank);
        }
        Operand kept = kept(node, x, filters, memory);
        int units = filters / rank;
        Operand rows = node.apply(new Reshape(Shape.of(x.shape().dim(0), 1, filters * memory)), kept);
        Operand weights = node.constant(time.reshaped(Shape.of(units, 1, rank * memory)));
        Operand bias = node.optionalInput(BIAS)
                .orElseGet(() -> node.constant(Tensor.floats(Shape.of(units), new float[units])));
        Conv sums = new Conv(List.of(new WindowAxis(1, 1, 1, 0, 0)), units);
        Operand result = node.apply(sums, rows, weights, bias);
        node.outputActivated(
                options.choice(ACTIVATION), new Reshape(Shape.of(x.shape().dim(0), units)), result);
    }

    /** What the filters keep, this inference included: {@code [batch, filters, memory]}. */
    private static Operand kept(OperatorScope node, Operand x, int filters, int memory) {
        int batch = x.shape().dim(0);
        Shape column = Shape.of(batch, filters, 1);
        Operand now = node.apply(new Reshape(column), node.apply(new FullyConnected(false), x, node.input(FEATURES)));
        if (memory == 1) {
            return now;
        }
        Shape inFile = Shape.of(batch, Math.multiplyExact(filters, memory));
        Operand past = node.state(STATE, "state", inFile, Shape.of(batch, filters, memory - 1));
        Operand all = node.apply(new Concat(2), past, now);
        List<SliceAxis> recent = PythonSlice.whole(all.shape());
        recent.set(2, new SliceAxis(1, 1, memory - 1));
        node.remember(past, node.apply(new Slice(recent), all));
        return all;
    }
}
