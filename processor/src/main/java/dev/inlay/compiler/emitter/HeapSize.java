package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Footprint;
import dev.inlay.compiler.program.Footprint.LayerBytes;
import dev.inlay.compiler.program.LanePlan;
import dev.inlay.compiler.program.MemoryPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Bytes of heap, from above: headers of 16 bytes, references of 8, everything rounded up to 8, strings of two bytes a
 * character. Virtual machines keep the strings that constants are unpacked from.
 */
final class HeapSize {
    private static final int HEADER = 16;
    private static final int REFERENCE = 8;
    private static final int STRING = 24;

    private final ByteMap map;
    private final ConstantTable table;

    HeapSize(ConstantTable table) {
        this.table = table;
        this.map = new ByteMap(table.all().stream().filter(Constant::isPacked).toList());
    }

    Footprint of(MemoryPlan plan, List<Layer> layers, int labelFields) {
        List<LayerBytes> byLayer = new ArrayList<>();
        for (Layer layer : layers) {
            Collection<Constant> constants = layer.method().constants();
            long stored = constants.stream()
                    .mapToLong(constant -> StoredForm.of(constant).data().length)
                    .sum();
            long inCode = (long) Long.BYTES * layer.method().literals();
            byLayer.add(new LayerBytes(layer.method().name(), stored + inCode, bytes(constants)));
        }
        long characters = table.all().stream().anyMatch(Constant::isPacked) ? string(map.characters()) : 0;
        return new Footprint(instance(plan), bytes(table.all()) + characters + (long) labelFields * REFERENCE, byLayer);
    }

    private static long instance(MemoryPlan plan) {
        long fields = (long) plan.arenas().size() + (plan.lanes().isPresent() ? 1 : 0);
        long bytes = rounded(HEADER + fields * REFERENCE);
        for (Map.Entry<ElementType, Integer> arena : plan.arenas().entrySet()) {
            bytes += array(arena.getValue(), arena.getKey().bytes());
        }
        List<Integer> planes = plan.lanes().map(LanePlan::planeLengths).orElse(List.of());
        bytes += planes.isEmpty() ? 0 : array(planes.size(), REFERENCE);
        for (int length : planes) {
            bytes += array(length, Float.BYTES);
        }
        return bytes;
    }

    private long bytes(Collection<Constant> constants) {
        long bytes = 0;
        for (Constant constant : constants) {
            bytes += unpacked(constant);
            if (constant.isPacked()) {
                for (String chunk : map.encode(StoredForm.of(constant).data())) {
                    bytes += string(chunk);
                }
            }
        }
        return bytes;
    }

    /** Of words, which hold several elements each, as if they held one. */
    private static long unpacked(Constant constant) {
        return switch (constant.type()) {
            case ROWS -> rows(constant);
            case WORDS, WIDE_WORDS -> array(constant.length(), Long.BYTES);
            case CLAMP ->
                array(1L + constant.layout().get(1) - constant.layout().get(0), Byte.BYTES);
            default -> array(constant.length(), constant.type().bytes());
        };
    }

    private static long rows(Constant constant) {
        long rows = constant.length() / Math.max(1, constant.layout().get(0));
        return array(rows, REFERENCE) + rows * array(constant.layout().get(1), Float.BYTES);
    }

    private static long string(String text) {
        return STRING + array(text.length(), Character.BYTES);
    }

    private static long array(long length, int bytes) {
        return rounded(HEADER + length * bytes);
    }

    private static long rounded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
