package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import java.util.Map;

/** Which lowering serves which operator on int16 activations. An operator that is not here runs in float. */
final class WideLowerings {
    private static final NodeLowering MOVE = new MoveLowering();
    private static final NodeLowering NONE = (node, lowering) -> false;

    private static final Map<Class<? extends Operator>, NodeLowering> BY_OPERATOR = Map.ofEntries(
            Map.entry(Concat.class, MOVE),
            Map.entry(DepthToSpace.class, MOVE),
            Map.entry(Expand.class, MOVE),
            Map.entry(Gather.class, MOVE),
            Map.entry(Pad.class, MOVE),
            Map.entry(Slice.class, MOVE),
            Map.entry(SpaceToDepth.class, MOVE),
            Map.entry(Tile.class, MOVE),
            Map.entry(Transpose.class, MOVE));

    private WideLowerings() {}

    static NodeLowering of(Operator operator) {
        return BY_OPERATOR.getOrDefault(operator.getClass(), NONE);
    }
}
