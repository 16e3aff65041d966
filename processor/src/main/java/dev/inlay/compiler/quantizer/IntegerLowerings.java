package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import java.util.Map;

/** Which lowering serves which operator. An operator that is not here runs in float. */
final class IntegerLowerings {
    private static final NodeLowering MOVE = new MoveLowering();
    private static final NodeLowering NONE = (node, lowering) -> false;

    private static final Map<Class<? extends Operator>, NodeLowering> BY_OPERATOR = Map.ofEntries(
            Map.entry(ArgExtreme.class, new ArgExtremeLowering()),
            Map.entry(BatchNormalization.class, new BatchNormalizationLowering()),
            Map.entry(Binary.class, new BinaryLowering()),
            Map.entry(Concat.class, MOVE),
            Map.entry(Conv.class, new ConvLowering()),
            Map.entry(ConvTranspose.class, new ConvTransposeLowering()),
            Map.entry(DepthToSpace.class, MOVE),
            Map.entry(Expand.class, MOVE),
            Map.entry(FullyConnected.class, new FullyConnectedLowering()),
            Map.entry(Gather.class, MOVE),
            Map.entry(MatMul.class, new MatMulLowering()),
            Map.entry(Pad.class, MOVE),
            Map.entry(Pool.class, new PoolLowering()),
            Map.entry(Reduce.class, new ReduceLowering()),
            Map.entry(Resize.class, new ResizeLowering()),
            Map.entry(Slice.class, MOVE),
            Map.entry(Softmax.class, new SoftmaxLowering()),
            Map.entry(SpaceToDepth.class, MOVE),
            Map.entry(Tile.class, MOVE),
            Map.entry(Transpose.class, MOVE),
            Map.entry(Unary.class, new LookupLowering()));

    private IntegerLowerings() {}

    static NodeLowering of(Operator operator) {
        return ofType(operator.getClass());
    }

    static NodeLowering ofType(Class<? extends Operator> type) {
        return BY_OPERATOR.getOrDefault(type, NONE);
    }
}
