package dev.inlay.compiler.program;

/**
 * How INT8 elements are held as float lanes: one plane a channel, one float a position, the zero point taken off.
 *
 * @param channels innermost dimension of the channels-last elements
 */
public record LaneLayout(int positions, int channels, int zeroPoint) {
    /** Planes are whole vectors of the widest kind, so that loops over them have no remainder. */
    private static final int VECTOR = 16;

    /** One plane that holds all elements in their order. */
    public static LaneLayout vector(int elements, int zeroPoint) {
        return new LaneLayout(elements, 1, zeroPoint);
    }

    public int elements() {
        return positions * channels;
    }

    /** Floats of a plane, and of the loops over it. */
    public int planeLength() {
        return padded(positions);
    }

    /** {@code length} rounded up to whole vectors. */
    public static int padded(int length) {
        return Math.multiplyExact(Math.addExact(length, VECTOR - 1) / VECTOR, VECTOR);
    }
}
