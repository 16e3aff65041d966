package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the way from a word that holds the sums of several output channels to their output elements. */
final class PackedLanes {
    private final List<Integer> shifts;
    private final KernelNames names;
    private final List<AccumulatorRange> ranges = new ArrayList<>();
    private final Optional<FoldedRequantization> folded;
    private final RequantizationCode fallback;

    PackedLanes(QConv conv, PackedLayout layout, KernelNames names) {
        this.shifts = layout.shifts();
        this.names = names;
        for (int m = 0; m < conv.outputChannels(); m++) {
            ranges.add(conv.accumulatorRange(m));
        }
        OutputRange output = new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max());
        this.folded = FoldedRequantization.find(conv.requantization(), ranges, output, names);
        this.fallback = RequantizationCode.choose(
                conv.requantization(), conv.outputChannels(), conv::accumulatorRange, output, names);
    }

    /** Brings constant tables into local variables, at the start of the method. */
    void declare(CodeLines code) {
        if (folded.isPresent()) {
            folded.get().declare(code);
        } else {
            int[] lowest = ranges.stream().mapToInt(range -> (int) range.min()).toArray();
            code.add("final int[] lowest = " + names.ints("LOWEST", lowest) + ";");
            fallback.declare(code);
        }
    }

    /** Stores the elements of all lanes of {@code sum} from {@code output[o]} on, {@code m} being the first channel. */
    void store(CodeLines code, String sum) {
        for (int lane = 0; lane < shifts.size(); lane++) {
            String target = names.output() + "[o++]";
            if (folded.isPresent()) {
                folded.get().store(code, lane(sum, lane), "lane" + lane, "m", target);
            } else {
                code.add("int lane" + lane + " = (int) (" + lane(sum, lane) + ") + lowest[m];");
                fallback.store(code, "lane" + lane, "m", target);
                code.add("m++;");
            }
        }
    }

    /** As {@link #declare}, for {@link #storeFew}. */
    void declareFew(CodeLines code) {
        if (folded.isPresent()) {
            folded.get().declareClamp(code);
        } else {
            fallback.declare(code);
        }
    }

    /**
     * Stores the elements of some lanes of {@code sum} from {@code output[o]} on.
     *
     * @param channel of the first lane
     * @param from first lane to store
     */
    void storeFew(CodeLines code, String sum, int channel, int from) {
        for (int lane = from; lane < shifts.size(); lane++) {
            String target = names.output() + "[o++]";
            int m = channel + lane;
            names.literals(1);
            if (folded.isPresent()) {
                folded.get().storeOne(code, lane(sum, lane), "lane" + lane, m, target);
            } else {
                String counted = "(int) (" + lane(sum, lane) + ")";
                code.add("int lane" + lane + " = "
                        + Expressions.plus(counted, ranges.get(m).min()) + ";");
                fallback.store(code, "lane" + lane, Integer.toString(m), target);
            }
        }
    }

    private String lane(String sum, int lane) {
        int shift = shifts.get(lane);
        String shifted = shift == 0 ? sum : sum + " >>> " + shift;
        boolean last = lane == shifts.size() - 1;
        return last ? shifted : shifted + " & " + ((1L << (shifts.get(lane + 1) - shift)) - 1) + "L";
    }
}
