package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.WindowDim;

/**
 * How a window slides along one dimension, input elements staying in local variables until the last output that needs
 * them. Positions of that dimension are columns, counted from the first window's first tap; column c is held in place
 * {@code c % ring}.
 *
 * <p>Outputs in front of the loop and behind it are written one by one, because some of their columns lie in the padding
 * or because they are left over; the loop writes {@link #unrolled} outputs a pass, after which each column is back in
 * the same place.
 *
 * @param slide the dimension
 * @param ring places for columns
 * @param unrolled outputs of a pass
 * @param first outputs in front of the loop
 * @param passes of the loop; 0 where all outputs are written one by one
 */
record SlidingPlan(WindowDim slide, int ring, int unrolled, int first, int passes) {
    /** Multiply-accumulates of a pass from which its overhead is small. */
    private static final int SMALL_PASS = 18;

    static SlidingPlan of(WindowDim slide, int taps) {
        int ring = (slide.size() - 1) * slide.dilation() + 1;
        int unrolled = ring / greatestCommonDivisor(ring, slide.stride());
        while (unrolled * taps < SMALL_PASS) {
            unrolled *= 2;
        }
        int first = 0;
        while (first < slide.output() && slide.inputIndex(first, newestTap(slide)) < 0) {
            first++;
        }
        int inside = first;
        while (inside < slide.output() && slide.isInside(slide.inputIndex(inside, slide.size() - 1))) {
            inside++;
        }
        int passes = (inside - first) / unrolled;
        return new SlidingPlan(slide, ring, unrolled, first, passes < 2 ? 0 : passes);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The first tap whose column no output before has read. */
    private static int newestTap(WindowDim slide) {
        int tap = 0;
        while (wasRead(slide, tap)) {
            tap++;
        }
        return tap;
    }

    /** Whether an output before, in front of the first one too, reads the column that tap {@code tap} reads. */
    private static boolean wasRead(WindowDim slide, int tap) {
        for (int later = tap + 1; later < slide.size(); later++) {
            if ((later - tap) * slide.dilation() % slide.stride() == 0) {
                return true;
            }
        }
        return false;
    }

    boolean isNew(int tap) {
        return !wasRead(slide, tap);
    }

    int column(int output, int tap) {
        return output * slide.stride() + tap * slide.dilation();
    }

    /** Whether a column lies in the input. */
    boolean isInside(int column) {
        return slide.isInside(column - slide.pad());
    }

    int place(int column) {
        return column % ring;
    }

    /** Outputs behind the first ones that the loop writes. */
    int looped() {
        return passes * unrolled;
    }

    /** Outputs that stand in the code. */
    int written() {
        return slide.output() - looped() + (passes > 0 ? unrolled : 0);
    }

    /** Elements read for an output, of one tap across. */
    int loadsAnOutput() {
        int loads = 0;
        for (int tap = 0; tap < slide.size(); tap++) {
            loads += isNew(tap) ? 1 : 0;
        }
        return loads;
    }
}
