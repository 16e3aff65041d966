package dev.inlay.compiler.budget;

import dev.inlay.compiler.declaration.MemoryLimits;
import dev.inlay.compiler.program.Footprint;
import dev.inlay.compiler.program.Footprint.LayerBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a class takes, against its limits.
 *
 * @param flash bytes of class files; empty where they are not limited or cannot be told
 */
record MemoryReport(MemoryLimits limits, OptionalLong flash, Footprint footprint) {
    private static final int LARGEST_LAYERS = 8;

    boolean isMet() {
        return !isOver(flash, limits.flash()) && !isOver(OptionalLong.of(footprint.heapBytes()), limits.ram());
    }

    private static boolean isOver(OptionalLong taken, OptionalLong limit) {
        return taken.isPresent() && limit.isPresent() && taken.getAsLong() > limit.getAsLong();
    }

    /** {@code 34562 of 98304 bytes of flash; ...}. */
    String figures() {
        List<String> figures = new ArrayList<>();
        if (flash.isPresent() && limits.flash().isPresent()) {
            figures.add(flash.getAsLong() + " of " + limits.flash().getAsLong() + " bytes of flash");
        }
        if (limits.ram().isPresent()) {
            figures.add(footprint.heapBytes() + " of " + limits.ram().getAsLong() + " bytes of RAM ("
                    + footprint.instanceBytes() + " an instance, " + footprint.staticBytes() + " static)");
        }
        return String.join("; ", figures);
    }

    /** The layers with the largest weights and tables, in lines of their own. */
    String layers() {
        return footprint.layers().stream()
                .filter(layer -> layer.stored() > 0)
                .sorted(Comparator.comparingLong(LayerBytes::stored).reversed())
                .limit(LARGEST_LAYERS)
                .map(layer -> "\n  " + layer.stored() + " in the class, " + layer.heap() + " unpacked: " + layer.name())
                .collect(Collectors.joining());
    }
}
