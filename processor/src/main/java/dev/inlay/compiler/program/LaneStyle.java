package dev.inlay.compiler.program;

/** How loops over float lanes are written. */
public enum LaneStyle {
    /** For a compiler that vectorises simple loops by itself: each adds four planes to a sum. */
    LOOPS,
    /** With the Vector API: sums stay in registers while many planes are added. */
    VECTORS;

    /** Planes that one loop of LOOPS adds. */
    public static final int TOGETHER = 4;

    /** About as many planes of a middle-sized layer as the second-level cache holds beside its sums. */
    private static final int COLLECTED = 36;

    /** Windows of more taps than this are taken by LOOPS: their planes would need more memory than they save time. */
    private static final int MOST_TAPS = 64;

    /** Whether layers with this window keep their sums in registers. */
    public boolean keepsSums(int taps) {
        return this == VECTORS && taps <= MOST_TAPS;
    }

    /** Input channels whose taps are collected before they are added to the sums. */
    public int channelsTogether(int taps, int channels) {
        return Math.max(1, Math.min(channels, COLLECTED / taps));
    }

    /** Planes that what the taps of a window see is collected in. */
    public int tapPlanes(int taps, int channels) {
        return keepsSums(taps) ? Math.max(TOGETHER, taps * channelsTogether(taps, channels)) : TOGETHER;
    }
}
