package dev.inlay.compiler.tensor;

/** Shapes, axes or types that do not fit an operator. The message is for the user; it names the figures, not the node. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ShapeException(String message) {
        super(message);
    }
}
