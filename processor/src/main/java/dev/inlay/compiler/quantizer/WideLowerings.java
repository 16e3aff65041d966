package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
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
import java.util.stream.Stream;

/** Which lowering serves which operator on int16 activations. An operator that is not here runs in float. */
final class WideLowerings {
    private static final NodeLowering MOVE = new MoveLowering();
    private static final NodeLowering PRODUCT = new GroupedProductLowering();
    private static final NodeLowering LAYER = new WideConvLowering();
    private static final NodeLowering NONE = (node, lowering) -> false;

    private static final Map<Class<? extends Operator>, NodeLowering> BY_OPERATOR = Map.ofEntries(
            Map.entry(Binary.class, new WideBinaryLowering()),
            Map.entry(Concat.class, MOVE),
            Map.entry(Conv.class, LAYER),
            Map.entry(ConvTranspose.class, LAYER),
            Map.entry(DepthToSpace.class, MOVE),
            Map.entry(Expand.class, MOVE),
            Map.entry(FullyConnected.class, LAYER),
            Map.entry(Gather.class, MOVE),
            Map.entry(Pad.class, MOVE),
            Map.entry(Pool.class, new PoolLowering()),
            Map.entry(Reduce.class, new ReduceLowering()),
            Map.entry(Resize.class, new ResizeLowering()),
            Map.entry(Slice.class, MOVE),
            Map.entry(Softmax.class, new WideSoftmaxLowering()),
            Map.entry(SpaceToDepth.class, MOVE),
            Map.entry(Tile.class, MOVE),
            Map.entry(Transpose.class, MOVE),
            Map.entry(Unary.class, new WideUnaryLowering()));

    private WideLowerings() {}

    /** The lowering of a node that reads or writes int16; it computes in float what has operands of two widths. */
    static NodeLowering of(Node node, IntegerLowering lowering) {
        if (areAllWide(node, lowering)) {
            return BY_OPERATOR.getOrDefault(node.operator().getClass(), NONE);
        }
        boolean product = node.operator() instanceof Conv || node.operator() instanceof FullyConnected;
        return product ? PRODUCT : NONE;
    }

    /** Weights and biases have widths of their own. */
    private static boolean areAllWide(Node node, IntegerLowering lowering) {
        boolean layer = BY_OPERATOR.get(node.operator().getClass()) == LAYER;
        return Stream.concat(
                        node.inputs().stream().limit(layer ? 1 : node.inputs().size()), Stream.of(node.output()))
                .filter(lowering::hasScale)
                .allMatch(value -> lowering.quantization(value).bits() == Short.SIZE);
    }
}
