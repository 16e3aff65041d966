package dev.inlay.compiler.importer.tflite;

/** How one operator of the format becomes operators of Inlay. */
interface OperatorImport {
    /**
     * Applies operators to the inputs of {@code node} and names the results as its outputs.
     *
     * @throws dev.inlay.compiler.tensor.ShapeException if options, types or shapes do not fit; the message needs not
     *     name the operator
     */
    void run(OperatorScope node);
}
