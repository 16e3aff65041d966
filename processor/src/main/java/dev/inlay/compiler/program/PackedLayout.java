package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How output channels of a convolution share 64-bit words, so that one multiplication gives several products.
 *
 * <p>A word holds one weight of each of L channels: {@code w0 + (w1 << shift1) + (w2 << shift2)}. Times an input element
 * and summed up, every lane is the sum of its channel. A lane is as wide as the difference of the largest and the
 * smallest sum that its real weights allow, and starts at minus the smallest, so that it never is negative nor passes its
 * width. Channels are taken in groups of L; where they do not divide, the last group begins earlier and computes some
 * channels once more. A window is summed in passes of input elements that fit local variables.
 *
 * @param shifts where each lane begins, the first at 0
 * @param reuse output channels of one group of the convolution, all of the same inputs
 * @param run input elements of the innermost taps, as many of them as fit a pass
 * @param chunk input elements of a pass: a run, or the largest part of one where a single tap has more
 * @param terms input elements of a window
 * @param convGroups groups of the convolution
 */
public record PackedLayout(List<Integer> shifts, int reuse, int run, int chunk, int terms, int convGroups) {
    /** Input elements in local variables. */
    private static final int MAX_LOCALS = 150;

    /** Elements of a pass from which it pays to keep sums in memory. */
    private static final int MIN_PASS = 8;

    private static final int MAX_LANES = 8;

    /** Literals that a class holds, with some room for other constants. */
    public static final int MAX_LITERALS = 31_000;

    /** Input elements of a pass of straight code that does not fit one method. */
    public static final int MAX_LITERAL_PASS = 110;

    /** Bytes of straight code in one method. */
    private static final int MAX_METHOD = 48_000;

    private static final int CODE_BYTES_A_WORD = 7;
    private static final int CODE_BYTES_AN_ELEMENT = 24;
    private static final int CODE_BYTES_AN_OUTPUT = 60;

    public PackedLayout {
        shifts = List.copyOf(shifts);
    }

    /** The layout of a convolution or fully-connected layer; empty where its channels cannot or need not share. */
    public static Optional<PackedLayout> of(Kernel kernel) {
        if (kernel instanceof QFullyConnected layer) {
            return of(layer.asConv());
        }
        return kernel instanceof QConv conv ? of(conv) : Optional.empty();
    }

    private static Optional<PackedLayout> of(QConv conv) {
        int reuse = conv.outputChannels() / conv.groups();
        if (conv.weights().length == 0 || conv.window().outputElements() == 0 || conv.batch() == 0) {
            return Optional.empty();
        }
        List<Integer> shifts = shifts(conv, reuse);
        int terms = conv.window().taps() * conv.groupChannels();
        int run = terms;
        for (WindowDim dim : conv.window().dims()) {
            run /= run > MAX_LOCALS ? dim.size() : 1;
        }
        int chunk = chunk(run);
        boolean pays = shifts.size() > 1 && (chunk == terms || chunk >= MIN_PASS);
        return pays ? Optional.of(new PackedLayout(shifts, reuse, run, chunk, terms, conv.groups())) : Optional.empty();
    }

    /** A run in equal parts where there are some. */
    private static int chunk(int run) {
        if (run <= MAX_LOCALS) {
            return run;
        }
        for (int part = MAX_LOCALS; part >= MAX_LOCALS / 4; part--) {
            if (run % part == 0) {
                return part;
            }
        }
        return MAX_LOCALS / 2;
    }

    private static List<Integer> shifts(QConv conv, int reuse) {
        int[] widths = new int[conv.outputChannels()];
        for (int m = 0; m < widths.length; m++) {
            AccumulatorRange range = conv.accumulatorRange(m);
            widths[m] = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(range.max() - range.min()));
        }
        for (int lanes = Math.min(reuse, MAX_LANES); lanes > 1; lanes--) {
            List<Integer> shifts = shifts(widths, reuse, lanes);
            if (shifts.size() == lanes) {
                return shifts;
            }
        }
        return List.of(0);
    }

    /** Shifts of as many lanes as fit. */
    private static List<Integer> shifts(int[] widths, int reuse, int lanes) {
        List<Integer> shifts = new ArrayList<>();
        int bits = 0;
        for (int lane = 0; lane < lanes; lane++) {
            shifts.add(bits);
            int widest = 0;
            for (int first = 0; first < widths.length; first += reuse) {
                for (int m = lane; m < reuse + lanes - 1; m += lanes) {
                    int start = Math.min(m - lane, reuse - lanes);
                    widest = Math.max(widest, widths[first + start + lane]);
                }
            }
            bits += widest;
            if (bits > Long.SIZE) {
                return List.of();
            }
        }
        return shifts;
    }

    public int lanes() {
        return shifts.size();
    }

    /** Groups of L channels within one group of the convolution. */
    public int groups() {
        return (reuse + lanes() - 1) / lanes();
    }

    /** Whether a window is summed in one pass. */
    public boolean isSinglePass() {
        return chunk == terms;
    }

    /** Sums that {@code variant} keeps from one pass to the next. */
    public int sums(Variant variant) {
        return switch (variant) {
            case PLAIN -> 0;
            case PACKED_TABLE -> isSinglePass() ? 0 : groups();
            case PACKED_CODE -> isStraight() ? 0 : groups();
        };
    }

    /** Passes over a window. */
    public int passes() {
        return terms / run * ((run + chunk - 1) / chunk);
    }

    /** Words of the whole layer. */
    public long words() {
        return (long) convGroups * groups() * terms;
    }

    private long outputs() {
        return (long) convGroups * reuse;
    }

    /** Whether one method can hold all words as literals. */
    public boolean isStraight() {
        return isSinglePass()
                && CODE_BYTES_A_WORD * words()
                                + CODE_BYTES_AN_ELEMENT * (long) terms * convGroups
                                + CODE_BYTES_AN_OUTPUT * outputs()
                        < MAX_METHOD;
    }

    /** Whether one class can hold all words as literals. */
    public boolean fitsCode() {
        boolean fits = words() + 4 * outputs() < MAX_LITERALS && CODE_BYTES_AN_OUTPUT * outputs() < MAX_METHOD;
        return isStraight() ? fits : fits && convGroups == 1;
    }
}
