package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.FMatMul;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution whose weights are computed by the network itself, as matrix products: every window becomes a row.
 *
 * @param batch samples of the input
 * @param channels C of the input
 * @param outputs M of the output
 */
record FloatComputedConv(FloatNode node, Window window, int groups, int batch, int channels, int outputs) {
    static FloatComputedConv of(FloatNode node, Window window, int groups) {
        return new FloatComputedConv(
                node,
                window,
                groups,
                node.shape(0).dim(0),
                node.shape(0).dim(-1),
                node.shape(1).dim(0));
    }

    private int rowLength() {
        return window.taps() * channels / groups;
    }

    private int groupOutputs() {
        return outputs / groups;
    }

    /** @param weights {@code [M, taps, C / groups]} */
    Slot lower(Slot input, Slot weights) {
        Slot rows = rows(padded(input));
        Slot columns = columns(weights);
        int positions = window.outputElements();
        FMatMul product = new FMatMul(
                BroadcastLoop.of(Shape.of(batch, groups), Shape.of(batch, groups), Shape.of(1, groups)),
                positions,
                rowLength(),
                groupOutputs());
        Slot byGroup = node.add(product, Shape.of(batch, groups, positions, groupOutputs()), rows, columns);
        FMove regroup = new FMove(
                List.of(copy(
                        0,
                        axis(batch, positions * outputs, positions * outputs),
                        axis(groups, groupOutputs(), positions * groupOutputs()),
                        axis(positions, outputs, groupOutputs()),
                        axis(groupOutputs(), 1, 1))),
                Optional.empty(),
                batch * positions * outputs);
        if (!node.has(2)) {
            return node.addOutput(regroup, byGroup);
        }
        Slot sums = node.add(regroup, node.outputShape(), byGroup);
        ScalarExpression sum =
                ScalarExpression.apply(ScalarFunction.ADD, ScalarExpression.operand(0), ScalarExpression.operand(1));
        return node.addOutput(
                new FMap(BroadcastLoop.of(node.outputShape(), node.outputShape(), Shape.of(outputs)), sum),
                sums,
                node.input(2));
    }

    /** The weights with the taps of every channel in reverse. */
    Slot flip(Slot weights) {
        int depth = channels / groups;
        int taps = window.taps();
        MoveBlock flip = copy(
                (taps - 1) * depth,
                axis(outputs, taps * depth, taps * depth),
                axis(taps, depth, -depth),
                axis(depth, 1, 1));
        return node.add(new FMove(List.of(flip), Optional.empty(), outputs * taps * depth), node.shape(1), weights);
    }

    /** The input with its padding, as zeros. */
    private Slot padded(Slot input) {
        if (!window.isPadded()) {
            return input;
        }
        List<MoveAxis> axes = new ArrayList<>();
        int[] in = inputShape(false).strides();
        Shape padded = inputShape(true);
        int[] out = padded.strides();
        int outputOffset = 0;
        axes.add(new MoveAxis(batch, out[0], in[0]));
        for (int i = 0; i < window.dims().size(); i++) {
            axes.add(new MoveAxis(window.dims().get(i).input(), out[i + 1], in[i + 1]));
            outputOffset += window.dims().get(i).pad() * out[i + 1];
        }
        axes.add(new MoveAxis(channels, 1, 1));
        MoveBlock block = new MoveBlock(0, 0, outputOffset, axes);
        return node.add(new FMove(List.of(block), Optional.of(0f), padded.elementCount()), padded, input);
    }

    private Shape inputShape(boolean withPadding) {
        int[] dims = new int[window.dims().size() + 2];
        dims[0] = batch;
        dims[dims.length - 1] = channels;
        for (int i = 1; i < dims.length - 1; i++) {
            WindowDim dim = window.dims().get(i - 1);
            dims[i] = dim.input() + (withPadding ? dim.pad() + dim.padEnd() : 0);
        }
        return Shape.of(dims);
    }

    /** {@code [batch, groups, windows, taps * C / groups]}. */
    private Slot rows(Slot input) {
        int[] in = inputShape(window.isPadded()).strides();
        int depth = channels / groups;
        int positions = window.outputElements();
        List<MoveAxis> axes = new ArrayList<>();
        axes.add(axis(batch, groups * positions * rowLength(), in[0]));
        axes.add(axis(groups, positions * rowLength(), depth));
        int stride = positions * rowLength();
        for (int i = 0; i < window.dims().size(); i++) {
            WindowDim dim = window.dims().get(i);
            stride /= Math.max(1, dim.output());
            axes.add(axis(dim.output(), stride, dim.stride() * in[i + 1]));
        }
        stride = rowLength();
        for (int i = 0; i < window.dims().size(); i++) {
            WindowDim dim = window.dims().get(i);
            stride /= dim.size();
            axes.add(axis(dim.size(), stride, dim.dilation() * in[i + 1]));
        }
        axes.add(axis(depth, 1, 1));
        Shape shape = Shape.of(batch, groups, positions, rowLength());
        FMove move = new FMove(List.of(new MoveBlock(0, 0, 0, axes)), Optional.empty(), shape.elementCount());
        return node.add(move, shape, input);
    }

    /** {@code [groups, taps * C / groups, M / groups]}. */
    private Slot columns(Slot weights) {
        Shape shape = Shape.of(groups, rowLength(), groupOutputs());
        MoveBlock block = copy(
                0,
                axis(groups, rowLength() * groupOutputs(), rowLength() * groupOutputs()),
                axis(rowLength(), groupOutputs(), 1),
                axis(groupOutputs(), 1, rowLength()));
        return node.add(new FMove(List.of(block), Optional.empty(), shape.elementCount()), shape, weights);
    }

    private static MoveBlock copy(int inputOffset, MoveAxis... axes) {
        return new MoveBlock(0, inputOffset, 0, List.of(axes));
    }

    private static MoveAxis axis(int size, int outputStride, int inputStride) {
        return new MoveAxis(size, outputStride, inputStride);
    }
}
