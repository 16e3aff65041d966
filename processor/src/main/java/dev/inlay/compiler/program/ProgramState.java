package dev.inlay.compiler.program;

/**
 * What a program remembers from one run to the next: memory that no step writes, read like an input.
 *
 * @param slot the memory
 * @param update writes {@code slot} after all other steps, from what the program computed
 * @param initial what every element is before the first run; an integer for integer memory
 */
public record ProgramState(Slot slot, Step update, float initial) {
    public ProgramState {
        if (!update.output().equals(slot)) {
            throw new IllegalArgumentException(update.name() + " writes " + update.output() + ", not " + slot);
        }
    }

    /** What the program computes for the next run. */
    public Slot next() {
        return update.inputs().get(0);
    }
}
