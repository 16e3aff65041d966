package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.tensor.Shape;
import java.util.Optional;

/**
 * A tensor as the file has it.
 *
 * @param index of the tensor in its subgraph
 * @param type number of its element type, which may be unknown
 * @param openShape the shape with -1 for each dimension that is not fixed; the shape itself where the file has none
 * @param buffer index of the buffer that holds its data; 0 for none
 */
record TensorEntry(
        int index,
        String name,
        int type,
        Shape shape,
        int[] openShape,
        long buffer,
        Optional<FlatTable> quantization,
        boolean isVariable,
        boolean isSparse,
        boolean isExternal) {
    private static final int SHAPE = 0;
    private static final int TYPE = 1;
    private static final int BUFFER = 2;
    private static final int NAME = 3;
    private static final int QUANTIZATION = 4;
    private static final int IS_VARIABLE = 5;
    private static final int SPARSITY = 6;
    private static final int SHAPE_SIGNATURE = 7;
    private static final int EXTERNAL_BUFFER = 10;

    static TensorEntry read(FlatTable table, int index) {
        String name = table.text(NAME);
        int[] dims = table.integers(SHAPE).orElseGet(() -> new int[0]);
        int[] open = table.integers(SHAPE_SIGNATURE)
                .filter(signature -> signature.length == dims.length)
                .orElse(dims);
        return new TensorEntry(
                index,
                name.isEmpty() ? "tensor_" + index : name,
                table.small(TYPE),
                Shape.of(dims),
                open,
                table.unsigned(BUFFER),
                table.table(QUANTIZATION, "the quantization of tensor " + index),
                table.flag(IS_VARIABLE, false),
                table.has(SPARSITY),
                table.unsigned(EXTERNAL_BUFFER) != 0);
    }

    /** {@code tensor "conv1/weights"}. */
    @Override
    public String toString() {
        return "tensor \"" + name + "\"";
    }
}
