package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.FGather;
import dev.inlay.compiler.kernel.FMove;
import dev.inlay.compiler.kernel.FResize;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Operators that move elements, or take weighted sums of neighbours, in float. */
final class FloatMoveLowering {
    private FloatMoveLowering() {}

    static Slot move(FloatNode node) {
        return move(MoveFinder.find(node.node(), node.graph()).orElseThrow(), node);
    }

    static Slot gather(FloatNode node) {
        Optional<Move> move = MoveFinder.find(node.node(), node.graph());
        return move.isPresent() ? move(move.get(), node) : gather((Gather) node.operator(), node);
    }

    static Slot resize(FloatNode node) {
        Optional<Move> move = MoveFinder.find(node.node(), node.graph());
        return move.isPresent() ? move(move.get(), node) : resize((Resize) node.operator(), node);
    }

    private static Slot move(Move move, FloatNode node) {
        int used = move.blocks().stream().mapToInt(MoveBlock::input).max().orElse(-1) + 1;
        Optional<Float> fill =
                move.fill().isPresent() ? Optional.of((float) move.fill().getAsDouble()) : Optional.empty();
        FMove kernel = new FMove(move.blocks(), fill, node.outputShape().elementCount());
        return node.addOutput(kernel, node.inputs().subList(0, used));
    }

    private static Slot gather(Gather gather, FloatNode node) {
        Shape data = node.shape(0);
        int axis = data.axis(gather.axis());
        FGather kernel = new FGather(
                data.product(0, axis),
                data.dim(axis),
                data.product(axis + 1, data.rank()),
                node.shape(1).elementCount());
        return node.addOutput(kernel, node.input(0), node.input(1));
    }

    private static Slot resize(Resize resize, FloatNode node) {
        Shape shape = node.shape(0);
        Slot current = node.input(0);
        boolean real = node.outputType().isFloat();
        for (int i = 0; i < shape.rank(); i++) {
            ResizeAxis axis = resize.axes().get(i);
            if (!axis.isIdentity(shape.dim(i))) {
                FResize kernel = along(axis, shape, i);
                shape = shape.with(i, axis.outputs());
                boolean last = real && isIdentityBehind(resize, shape, i);
                current = last ? node.addOutput(kernel, current) : node.add(kernel, shape, current);
            }
        }
        return real ? current : FloatMapLowering.toInteger(current, node);
    }

    private static boolean isIdentityBehind(Resize resize, Shape shape, int axis) {
        for (int i = axis + 1; i < shape.rank(); i++) {
            if (!resize.axes().get(i).isIdentity(shape.dim(i))) {
                return false;
            }
        }
        return true;
    }

    private static FResize along(ResizeAxis axis, Shape shape, int i) {
        float[] weights = new float[axis.weights().size()];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = axis.weights().get(w);
        }
        return new FResize(
                shape.product(0, i),
                shape.dim(i),
                axis.outputs(),
                shape.product(i + 1, shape.rank()),
                axis.taps(),
                indices(axis.indices()),
                weights);
    }

    private static int[] indices(List<Integer> indices) {
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }
}
