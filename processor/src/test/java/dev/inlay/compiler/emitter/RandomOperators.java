package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.FullyConnected;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Gru;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.MatMul;
import dev.inlay.compiler.operator.MaxPoolIndices;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.Rnn;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.Where;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Map;
import java.util.function.Function;

/** Random cases of every operator, with all its attributes. */
final class RandomOperators {
    private static final Map<Class<?>, Function<RandomTensors, OperatorCase>> GENERATORS = Map.ofEntries(
            Map.entry(ArgExtreme.class, RandomAxisOperators::argExtreme),
            Map.entry(BatchNormalization.class, RandomLayerOperators::batchNormalization),
            Map.entry(Binary.class, RandomElementOperators::binary),
            Map.entry(Cast.class, RandomElementOperators::cast),
            Map.entry(Concat.class, RandomMoveOperators::concat),
            Map.entry(Conv.class, RandomLayerOperators::conv),
            Map.entry(ConvTranspose.class, RandomLayerOperators::convTranspose),
            Map.entry(DepthToSpace.class, RandomMoveOperators::depthToSpace),
            Map.entry(Expand.class, RandomMoveOperators::expand),
            Map.entry(FullyConnected.class, RandomLayerOperators::fullyConnected),
            Map.entry(Gather.class, RandomMoveOperators::gather),
            Map.entry(Gru.class, RandomRecurrentOperators::gru),
            Map.entry(Identity.class, random -> OperatorCase.of(new Identity(), random.any(random.shape(0, 4)))),
            Map.entry(Lrn.class, RandomAxisOperators::lrn),
            Map.entry(Lstm.class, RandomRecurrentOperators::lstm),
            Map.entry(MatMul.class, RandomLayerOperators::matMul),
            Map.entry(MaxPoolIndices.class, RandomLayerOperators::maxPoolIndices),
            Map.entry(Normalize.class, RandomAxisOperators::normalize),
            Map.entry(Pad.class, RandomMoveOperators::pad),
            Map.entry(Pool.class, RandomLayerOperators::pool),
            Map.entry(Reduce.class, RandomAxisOperators::reduce),
            Map.entry(Reshape.class, RandomMoveOperators::reshape),
            Map.entry(Resize.class, RandomMoveOperators::resize),
            Map.entry(Rnn.class, RandomRecurrentOperators::rnn),
            Map.entry(Slice.class, RandomMoveOperators::slice),
            Map.entry(Softmax.class, RandomAxisOperators::softmax),
            Map.entry(SpaceToDepth.class, RandomMoveOperators::spaceToDepth),
            Map.entry(Tile.class, RandomMoveOperators::tile),
            Map.entry(Transpose.class, RandomMoveOperators::transpose),
            Map.entry(Unary.class, RandomElementOperators::unary),
            Map.entry(Where.class, RandomElementOperators::where));

    private RandomOperators() {}

    /** A case of an operator; windows and types that do not fit are drawn again. */
    static OperatorCase next(Class<? extends Operator> operator, RandomTensors random) {
        OperatorCase drawn = null;
        while (drawn == null) {
            drawn = fitting(GENERATORS.get(operator).apply(random));
        }
        return drawn;
    }

    private static OperatorCase fitting(OperatorCase drawn) {
        try {
            drawn.graph();
            return drawn;
        } catch (ShapeException e) {
            return null;
        }
    }
}
