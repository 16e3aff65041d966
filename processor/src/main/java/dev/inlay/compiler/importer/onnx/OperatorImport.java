package dev.inlay.compiler.importer.onnx;

/** How nodes of one ONNX operator become operators of Inlay. */
interface OperatorImport {
    /**
     * Applies operators to the inputs of {@code node} and names the results as its outputs.
     *
     * @throws dev.inlay.compiler.tensor.ShapeException if attributes, types or shapes do not fit; the message needs not
     *     name the node
     */
    void run(NodeScope node);
}
