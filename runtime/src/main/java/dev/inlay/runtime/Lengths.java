package dev.inlay.runtime;

/** Checks of what callers hand to a generated class. */
public final class Lengths {
    private Lengths() {}

    /** @throws IllegalArgumentException naming the tensor and both lengths, where they differ */
    public static void check(String tensor, int expected, int actual) {
        if (expected != actual) {
            // concat, because + on strings becomes invokedynamic or StringBuilder, and CLDC has neither
            throw new IllegalArgumentException(tensor.concat(" has ")
                    .concat(String.valueOf(expected))
                    .concat(" elements, the array ")
                    .concat(String.valueOf(actual)));
        }
    }
}
