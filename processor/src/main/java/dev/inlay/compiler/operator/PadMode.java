package dev.inlay.compiler.operator;

/** What padding is filled with. REFLECT mirrors without the border element, SYMMETRIC with it, WRAP goes round. */
public enum PadMode {
    CONSTANT,
    EDGE,
    REFLECT,
    SYMMETRIC,
    WRAP;

    /**
     * The element that stands at a position of a padded axis.
     *
     * @param position counted from the first element of the unpadded axis; negative before it
     * @param size elements of the unpadded axis
     * @return its index in the unpadded axis, or -1 for the fill value
     */
    public int source(int position, int size) {
        if (position >= 0 && position < size) {
            return position;
        }
        return switch (this) {
            case CONSTANT -> -1;
            case EDGE -> position < 0 ? 0 : size - 1;
            case REFLECT -> mirror(position, 2L * size - 2, size, 0);
            case SYMMETRIC -> mirror(position, 2L * size, size, 1);
            case WRAP -> Math.floorMod(position, size);
        };
    }

    private static int mirror(int position, long period, int size, int border) {
        if (period == 0) {
            return 0;
        }
        long inPeriod = Math.floorMod(position, period);
        return (int) (inPeriod < size ? inPeriod : period - border - inPeriod);
    }
}
