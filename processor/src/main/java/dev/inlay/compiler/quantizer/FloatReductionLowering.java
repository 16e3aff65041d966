package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FArgExtreme;
import dev.inlay.compiler.kernel.FLrn;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.FNormalize;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.FReduceFunction;
import dev.inlay.compiler.kernel.FSoftmax;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.operator.Lrn;
import dev.inlay.compiler.operator.Normalize;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.Softmax;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Operators along axes in float. */
final class FloatReductionLowering {
    private FloatReductionLowering() {}

    static Slot reduce(FloatNode node) {
        Reduce reduce = (Reduce) node.operator();
        FReduceFunction function = FReduceFunction.valueOf(reduce.function().name());
        FReduce kernel = new FReduce(loop(node.shape(0), reduce.axes()), function);
        boolean extreme = function == FReduceFunction.MAX || function == FReduceFunction.MIN;
        return extreme || node.outputType().isFloat()
                ? node.addOutput(kernel, node.input(0))
                : FloatMapLowering.toInteger(node.add(kernel, node.outputShape(), node.input(0)), node);
    }

    static Slot normalize(FloatNode node) {
        Normalize normalize = (Normalize) node.operator();
        ReduceLoop loop = loop(node.shape(0), normalize.axes());
        return node.addOutput(new FNormalize(loop, normalize.epsilon()), node.input(0));
    }

    private static ReduceLoop loop(Shape shape, List<Integer> axes) {
        Set<Integer> reduced = axes.stream().map(shape::axis).collect(Collectors.toSet());
        return ReduceLoop.of(shape, reduced);
    }

    static Slot argExtreme(FloatNode node) {
        ArgExtreme extreme = (ArgExtreme) node.operator();
        Shape shape = node.shape(0);
        int axis = shape.axis(extreme.axis());
        FArgExtreme kernel = new FArgExtreme(
                outer(shape, axis), shape.dim(axis), inner(shape, axis), extreme.smallest(), extreme.last());
        return node.addOutput(kernel, node.input(0));
    }

    static Slot softmax(FloatNode node) {
        Softmax softmax = (Softmax) node.operator();
        Shape shape = node.shape(0);
        int axis = shape.axis(softmax.axis());
        FSoftmax kernel = new FSoftmax(outer(shape, axis), shape.dim(axis), inner(shape, axis), softmax.log());
        return node.addOutput(kernel, softmax.beta() == 1 ? node.input(0) : scaled(node, softmax.beta()));
    }

    private static Slot scaled(FloatNode node, float factor) {
        Shape shape = node.shape(0);
        return node.add(
                new FMap(BroadcastLoop.of(shape, shape), Formulas.multiply(ScalarExpression.operand(0), factor)),
                shape,
                node.input(0));
    }

    static Slot lrn(FloatNode node) {
        Lrn lrn = (Lrn) node.operator();
        Shape shape = node.shape(0);
        int axis = shape.axis(lrn.axis());
        FLrn kernel = new FLrn(
                outer(shape, axis),
                shape.dim(axis),
                inner(shape, axis),
                lrn.size(),
                lrn.alpha() / lrn.size(),
                lrn.beta(),
                lrn.bias());
        return node.addOutput(kernel, node.input(0));
    }

    private static int outer(Shape shape, int axis) {
        return shape.product(0, axis);
    }

    private static int inner(Shape shape, int axis) {
        return shape.product(axis + 1, shape.rank());
    }
}
