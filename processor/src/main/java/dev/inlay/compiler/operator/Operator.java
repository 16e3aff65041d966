package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * What a node of a network computes, in real numbers and independent of the file format it came from.
 *
 * <p>An operator is pure and has one output. {@link #infer} is the shape and type rule, {@link #evaluate} the float
 * reference: calibration runs it, constants are folded with it, and every test holds generated code against it.
 * Spatial operators (convolutions, pools, depth to space) are channels-last: {@code [N, spatial..., C]}.
 */
public sealed interface Operator
        permits ArgExtreme,
                BatchNormalization,
                Binary,
                Cast,
                Concat,
                Conv,
                ConvTranspose,
                DepthToSpace,
                Expand,
                FullyConnected,
                Gather,
                Gru,
                Identity,
                Lrn,
                Lstm,
                MatMul,
                MaxPoolIndices,
                Normalize,
                Pad,
                Pool,
                Reduce,
                Reshape,
                Resize,
                Rnn,
                Slice,
                Softmax,
                SpaceToDepth,
                Tile,
                Transpose,
                Unary,
                Where {

    /** The operator's name in diagnostics and reports. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Type of the output.
     *
     * @throws dev.inlay.compiler.tensor.ShapeException if number, shapes or types of the inputs do not fit
     */
    TensorType infer(List<TensorType> inputs);

    /** The output for these inputs, whose types {@link #infer} has accepted. */
    Tensor evaluate(List<Tensor> inputs);

    /** How the operator takes part in quantization. */
    QuantizationRule quantizationRule();
}
