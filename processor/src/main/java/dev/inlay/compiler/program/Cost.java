package dev.inlay.compiler.program;

/**
 * What a step, or a network, is estimated to cost.
 *
 * @param bytecodes executed an inference
 * @param classBytes of class files
 * @param heapBytes of arrays that class initialisation fills
 */
public record Cost(long bytecodes, long classBytes, long heapBytes) {
    public static final Cost NOTHING = new Cost(0, 0, 0);

    public Cost plus(Cost other) {
        return new Cost(bytecodes + other.bytecodes, classBytes + other.classBytes, heapBytes + other.heapBytes);
    }
}
