package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;

/**
 * GATHER. With batch dimensions, which data and indices share, each batch has indices of its own: that is a gather along
 * all the axes before and with the gathered one as if they were one.
 */
final class GatherImport {
    private static final int AXIS = 0;
    private static final int BATCH_DIMENSIONS = 1;

    private GatherImport() {}

    static void run(OperatorScope node) {
        Options options = node.options(OptionsType.GATHER);
        Operand data = node.input(0);
        Operand positions = node.input(1);
        int axis = data.shape().axis(options.integer(AXIS));
        int stated = options.integer(BATCH_DIMENSIONS);
        int batch = stated < 0 ? stated + positions.rank() : stated;
        positions.data().ifPresent(indices -> checkIndices(indices, data.shape().dim(axis)));
        if (batch == 0) {
            node.output(0, new Gather(axis), data, positions);
        } else {
            checkBatch(data.shape(), positions.shape(), axis, batch);
            batched(node, data, positions, axis, batch);
        }
    }

    private static void checkIndices(Tensor indices, int size) {
        for (long index : indices.integers()) {
            if (index < 0 || index >= size) {
                throw new ShapeException("index " + index + " is outside of an axis of size " + size);
            }
        }
    }

    private static void checkBatch(Shape data, Shape indices, int axis, int batch) {
        if (batch < 0 || batch > indices.rank() || batch > axis) {
            throw new ShapeException(batch + " batch dimensions do not fit indices " + indices + " and axis " + axis);
        }
        for (int i = 0; i < batch; i++) {
            if (data.dim(i) != indices.dim(i)) {
                throw new ShapeException("batches of " + data + " and " + indices + " differ in dimension " + i);
            }
        }
    }

    private static void batched(OperatorScope node, Operand data, Operand positions, int axis, int batch) {
        Shape from = data.shape();
        int size = from.dim(axis);
        int batches = from.product(0, batch);
        int between = from.product(batch, axis);
        int inner = from.product(axis + 1, from.rank());
        int perBatch = positions.shape().product(batch, positions.rank());
        Operand joined = node.move(new Reshape(Shape.of(batches * between * size, inner)), data);
        Operand inBatch = node.apply(new Reshape(Shape.of(batches, 1, perBatch)), positions);
        if (!positions.isConstant()) {
            // an index outside of its batch must not lead into the next
            Operand least = node.constant(Tensor.integers(positions.dataType(), Shape.scalar(), 0));
            Operand most = node.constant(Tensor.integers(positions.dataType(), Shape.scalar(), size - 1));
            inBatch = node.apply(new Binary(BinaryFunction.MAX), inBatch, least);
            inBatch = node.apply(new Binary(BinaryFunction.MIN), inBatch, most);
        }
        Operand firsts = node.constant(Tensor.integers(
                positions.dataType(), Shape.of(batches, between, 1), firsts(node, batches * between, size)));
        Operand rows = node.apply(new Binary(BinaryFunction.ADD), inBatch, firsts);
        Operand picked = node.apply(data.quantization(), new Gather(0), joined, rows);
        node.output(0, node.move(new Reshape(result(from, positions.shape(), axis, batch)), picked));
    }

    /** Where the slices of each row begin. */
    private static long[] firsts(OperatorScope node, int rows, int size) {
        node.spend(rows);
        long[] firsts = new long[rows];
        for (int row = 0; row < rows; row++) {
            firsts[row] = (long) row * size;
        }
        return firsts;
    }

    private static Shape result(Shape data, Shape indices, int axis, int batch) {
        int kept = indices.rank() - batch;
        int[] dims = new int[data.rank() - 1 + kept];
        for (int i = 0; i < dims.length; i++) {
            if (i < axis) {
                dims[i] = data.dim(i);
            } else {
                dims[i] = i < axis + kept ? indices.dim(batch + i - axis) : data.dim(i - kept + 1);
            }
        }
        return Shape.of(dims);
    }
}
