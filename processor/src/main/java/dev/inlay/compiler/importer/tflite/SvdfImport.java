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
import dev.inlay.compiler.tensor.Quantization;
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
    private static final int RELU = 1;

    private SvdfImport() {}

    static void run(OperatorScope node) {
        Options options = node.options(OptionsType.SVDF);
        Operand x = node.input(0);
        Weights.requireRank(x, 2, "input");
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
        if (rank < 1 || filters == 0 || filters % rank != 0 || memory < 2) {
            throw new ShapeException(filters + " filters with a memory of " + memory + " are none of rank " + rank);
        }
        Operand kept = kept(node, x, filters, memory);
        if (x.isQuantized() != node.input(FEATURES).isQuantized() || x.isQuantized() != kept.isQuantized()) {
            throw node.unsupported("its form with weights of integers alone");
        }
        int units = filters / rank;
        Operand rows = node.move(new Reshape(Shape.of(x.shape().dim(0), 1, filters * memory)), kept);
        Conv sums = new Conv(List.of(new WindowAxis(1, 1, 1, 0, 0)), units);
        Operand weights = timeWeights(node, Shape.of(units, 1, rank * memory));
        Operand bias = Weights.bias(node, BIAS, rows, weights)
                .orElseGet(() -> node.constant(Tensor.floats(Shape.of(units), new float[units])));
        Operand result = node.apply(node.quantization(0), sums, rows, weights, bias);
        Reshape reshape = new Reshape(Shape.of(x.shape().dim(0), units));
        int activation = options.choice(ACTIVATION);
        if (!x.isQuantized()) {
            node.outputActivated(activation, reshape, result);
        } else if (activation == RELU) {
            // the reference kernel leaves it to the range of the output
            node.output(0, reshape, result);
        } else {
            throw node.unsupported("its activation " + activation + " on integers, where RELU is supported");
        }
    }

    private static Operand timeWeights(OperatorScope node, Shape shape) {
        Operand time = node.input(TIME);
        Tensor stored = time.data().orElseThrow().reshaped(shape);
        if (time.quantization().filter(Quantization::isPerChannel).isPresent()
                || node.input(FEATURES)
                        .quantization()
                        .filter(Quantization::isPerChannel)
                        .isPresent()) {
            throw node.unsupported("its weights with a scale a filter");
        }
        return time.quantization()
                .map(scale -> Operand.quantized(time.name(), stored, scale))
                .orElseGet(() -> node.constant(stored));
    }

    /** What the filters keep, this inference included: {@code [batch, filters, memory]}. */
    private static Operand kept(OperatorScope node, Operand x, int filters, int memory) {
        int batch = x.shape().dim(0);
        Shape column = Shape.of(batch, filters, 1);
        Shape inFile = Shape.of(batch, Math.multiplyExact(filters, memory));
        Operand past = node.state(STATE, "state", inFile, Shape.of(batch, filters, memory - 1));
        Operand features = node.apply(past.quantization(), new FullyConnected(false), x, node.input(FEATURES));
        Operand now = node.move(new Reshape(column), features);
        Operand all = node.apply(past.quantization(), new Concat(2), past, now);
        List<SliceAxis> recent = PythonSlice.whole(all.shape());
        recent.set(2, new SliceAxis(1, 1, memory - 1));
        node.remember(past, node.move(new Slice(recent), all));
        return all;
    }
}
