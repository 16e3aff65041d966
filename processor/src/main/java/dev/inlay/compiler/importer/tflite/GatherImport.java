package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;

/**
 * GATHER. With batch dimensions, which data and indices share, each batch has indices of its own, and they must be known
 * at compile time: that is a gather along all the axes before and with the gathered one as if they were one.
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
            Tensor indices = node.constantInput(1, "indices");
            checkBatch(data.shape(), indices.shape(), axis, batch);
            batched(node, data, indices, axis, batch);
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

    private static void batched(OperatorScope node, Operand data, Tensor indices, int axis, int batch) {
        Shape from = data.shape();
        int size = from.dim(axis);
        int between = from.product(batch, axis);
        int rows = from.product(0, axis);
        int perBatch = indices.shape().product(batch, indices.shape().rank());
        node.spend((long) rows * perBatch);
        long[] flat = new long[Math.multiplyExact(rows, perBatch)];
        for (int i = 0; i < flat.length; i++) {
            int row = i / perBatch;
            flat[i] = (long) row * size + indices.integers()[row / between * perBatch + i % perBatch];
        }
        int inner = from.product(axis + 1, from.rank());
        Operand joined = node.move(new Reshape(Shape.of(rows * size, inner)), data);
        Operand positions = node.constant(Tensor.integers(indices.dataType(), Shape.of(flat.length), flat));
        Operand picked = node.apply(data.quantization(), new Gather(0), joined, positions);
        node.output(0, new Reshape(result(from, indices.shape(), axis, batch)), picked);
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
