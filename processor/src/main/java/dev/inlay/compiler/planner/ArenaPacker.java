package dev.inlay.compiler.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Packs blocks into an arena: each at the lowest offset free during its life, in several orders of placing, of which
 * the shortest arena is kept. No arena is shorter than the most elements alive at once, so the search ends there.
 */
final class ArenaPacker {
    private static final Comparator<Block> BY_START =
            Comparator.comparingInt(Block::first).thenComparing(descending(Block::length));
    private static final List<Comparator<Block>> ORDERS = List.of(
            Comparator.comparing(Block::length, Comparator.reverseOrder()).thenComparing(BY_START),
            Comparator.comparing(ArenaPacker::duration, Comparator.reverseOrder())
                    .thenComparing(descending(Block::length))
                    .thenComparing(BY_START),
            Comparator.comparing(ArenaPacker::area, Comparator.reverseOrder()).thenComparing(BY_START),
            BY_START,
            Comparator.comparingInt(Block::last).reversed().thenComparing(descending(Block::length)));

    /** Placing orders tried by moving one block to the front, where none of the fixed orders reaches the bound. */
    private static final int REORDERINGS = 200;

    private ArenaPacker() {}

    static ArenaLayout pack(List<Block> blocks) {
        int bound = peak(blocks);
        ArenaLayout best = null;
        List<Block> bestOrder = blocks;
        for (Comparator<Block> order : ORDERS) {
            List<Block> sorted = blocks.stream().sorted(order).toList();
            ArenaLayout layout = place(sorted);
            if (best == null || layout.length() < best.length()) {
                best = layout;
                bestOrder = sorted;
            }
        }
        return best == null || best.length() == bound ? best : improve(best, bestOrder, bound);
    }

    /** The most elements alive in any step. */
    static int peak(List<Block> blocks) {
        int peak = 0;
        for (Block at : blocks) {
            int alive = 0;
            for (Block block : blocks) {
                if (block.first() <= at.first() && at.first() <= block.last()) {
                    alive += block.length();
                }
            }
            peak = Math.max(peak, alive);
        }
        return peak;
    }

    private static ArenaLayout improve(ArenaLayout start, List<Block> startOrder, int bound) {
        ArenaLayout best = start;
        List<Block> order = startOrder;
        for (int round = 0; round < REORDERINGS && best.length() > bound; round++) {
            List<Block> changed = new ArrayList<>(order);
            changed.add(0, changed.remove(topmost(best, order, round)));
            ArenaLayout layout = place(changed);
            order = changed;
            best = layout.length() < best.length() ? layout : best;
        }
        return best;
    }

    /** Index of a block that reaches the end of the arena, another one in every other round. */
    private static int topmost(ArenaLayout layout, List<Block> order, int round) {
        for (int i = order.size() - 1; i > 0; i--) {
            Block block = order.get(i);
            if (round % 2 == 0 && layout.offsets().get(block) + block.length() == layout.length()) {
                return i;
            }
        }
        return round % order.size();
    }

    private static ArenaLayout place(List<Block> order) {
        Map<Block, Integer> offsets = new HashMap<>();
        int length = 0;
        List<Block> placed = new ArrayList<>();
        for (Block block : order) {
            int offset = lowestFree(block, placed, offsets);
            offsets.put(block, offset);
            length = Math.max(length, offset + block.length());
            placed.add(block);
        }
        return new ArenaLayout(offsets, length);
    }

    private static int lowestFree(Block block, List<Block> placed, Map<Block, Integer> offsets) {
        List<Block> neighbours = placed.stream()
                .filter(block::overlapsInTime)
                .sorted(Comparator.comparingInt(offsets::get))
                .toList();
        int offset = 0;
        for (Block neighbour : neighbours) {
            int start = offsets.get(neighbour);
            if (offset + block.length() <= start) {
                return offset;
            }
            offset = Math.max(offset, start + neighbour.length());
        }
        return offset;
    }

    private static int duration(Block block) {
        return block.last() - block.first();
    }

    private static long area(Block block) {
        return (long) block.length() * (duration(block) + 1);
    }

    private static Comparator<Block> descending(ToIntFunction<Block> key) {
        return Comparator.comparingInt(key).reversed();
    }
}
