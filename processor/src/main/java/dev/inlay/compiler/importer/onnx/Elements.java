package dev.inlay.compiler.importer.onnx;

/** The elements of a stored tensor, one by one. */
interface Elements {
    /** @throws dev.inlay.compiler.tensor.ShapeException if there are more or fewer elements than {@code count} */
    void requireCount(int count);

    /** An element of a real type. */
    double real(int index);

    /** An element of an integer or boolean type. */
    long integer(int index);
}
