package dev.inlay.compiler.importer.folding;

/** A node of a model file; its text tells a reader of diagnostics which one it is. */
public interface FileNode {
    /** The node's name in the file, or one made up for it. */
    String name();
}
