package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;

/** Lowers the nodes of one family of operators to integer kernels. */
interface NodeLowering {
    /**
     * Adds the kernels of {@code node} to {@code lowering}.
     *
     * @return false where there is no integer kernel for a node like this, and nothing was added
     */
    boolean lower(Node node, IntegerLowering lowering);
}
