package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
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
import dev.inlay.compiler.program.Slot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lowers any node to float kernels. Integers and truth values are real numbers there too, exact up to 2^24.
 *
 * <p>Whole FP32 networks are made of this, and the islands of an INT8 network that have no integer kernel.
 */
final class FloatNodeLowering {
    private static final Map<Class<? extends Operator>, Function<FloatNode, Slot>> BY_OPERATOR = Map.ofEntries(
            Map.entry(ArgExtreme.class, FloatReductionLowering::argExtreme),
            Map.entry(BatchNormalization.class, FloatMapLowering::batchNormalization),
            Map.entry(Binary.class, FloatMapLowering::binary),
            Map.entry(Cast.class, FloatMapLowering::cast),
            Map.entry(Concat.class, FloatMoveLowering::move),
            Map.entry(Conv.class, FloatConvLowering::conv),
            Map.entry(ConvTranspose.class, FloatConvLowering::transposed),
            Map.entry(DepthToSpace.class, FloatMoveLowering::move),
            Map.entry(Expand.class, FloatMoveLowering::move),
            Map.entry(FullyConnected.class, FloatMatMulLowering::fullyConnected),
            Map.entry(Gather.class, FloatMoveLowering::gather),
            Map.entry(Gru.class, FloatRecurrentLowering::gru),
            Map.entry(Identity.class, node -> node.input(0)),
            Map.entry(Lrn.class, FloatReductionLowering::lrn),
            Map.entry(Lstm.class, FloatRecurrentLowering::lstm),
            Map.entry(MatMul.class, FloatMatMulLowering::matMul),
            Map.entry(MaxPoolIndices.class, FloatPoolLowering::indices),
            Map.entry(Normalize.class, FloatReductionLowering::normalize),
            Map.entry(Pad.class, FloatMoveLowering::move),
            Map.entry(Pool.class, FloatPoolLowering::pool),
            Map.entry(Reduce.class, FloatReductionLowering::reduce),
            Map.entry(Reshape.class, node -> node.input(0)),
            Map.entry(Resize.class, FloatMoveLowering::resize),
            Map.entry(Rnn.class, FloatRecurrentLowering::rnn),
            Map.entry(Slice.class, FloatMoveLowering::move),
            Map.entry(Softmax.class, FloatReductionLowering::softmax),
            Map.entry(SpaceToDepth.class, FloatMoveLowering::move),
            Map.entry(Tile.class, FloatMoveLowering::move),
            Map.entry(Transpose.class, FloatMoveLowering::move),
            Map.entry(Unary.class, FloatMapLowering::unary),
            Map.entry(Where.class, FloatMapLowering::where));

    private final Graph graph;

    FloatNodeLowering(Graph graph) {
        this.graph = graph;
    }

    /**
     * The kernels of {@code node}.
     *
     * @param inputs the FLOAT32 memory of each of the node's inputs, constants included
     * @param outputName name of the slot that will hold the node's value, if it is not an input's
     */
    LoweredNode lower(Node node, List<Slot> inputs, String outputName) {
        FloatNode lowered = new FloatNode(node, graph, inputs, outputName);
        Slot output = BY_OPERATOR.get(node.operator().getClass()).apply(lowered);
        return new LoweredNode(lowered.steps(), output);
    }
}
