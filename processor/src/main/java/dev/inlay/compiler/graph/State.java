package dev.inlay.compiler.graph;

/**
 * What a network remembers from one inference to the next.
 *
 * @param current read during an inference; computed by no node
 * @param next computed by a node, of the same type; the {@code current} of the next inference
 * @param initial what every element of {@code current} is before the first inference, as a real number
 */
public record State(Value current, Value next, float initial) {
    public State {
        if (!current.type().equals(next.type())) {
            throw new IllegalArgumentException(current + " is followed by " + next);
        }
    }
}
