package dev.inlay.compiler.tensor;

import java.util.Locale;

/** What a tensor holds: element type and shape. */
public record TensorType(DataType dataType, Shape shape) {
    public static TensorType floats(int... dims) {
        return new TensorType(DataType.FLOAT32, Shape.of(dims));
    }

    public int elementCount() {
        return shape.elementCount();
    }

    public int rank() {
        return shape.rank();
    }

    public TensorType withShape(Shape changed) {
        return new TensorType(dataType, changed);
    }

    /** {@code float32[1, 3, 32, 32]}. */
    @Override
    public String toString() {
        return dataType.name().toLowerCase(Locale.ROOT) + shape;
    }
}
