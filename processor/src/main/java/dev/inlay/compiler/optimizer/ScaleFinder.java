package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads nodes as scales of channels: batch normalizations, additions, subtractions, products and quotients with a
 * constant, and changes of sign.
 */
final class ScaleFinder {
    private final GraphEditor editor;

    ScaleFinder(GraphEditor editor) {
        this.editor = editor;
    }

    /** The node as a scale, if it is one, of finite numbers, and keeps the shape of x. */
    Optional<ChannelScale> find(Node node) {
        boolean hasChannels = node.output().type().dataType().isFloat()
                && node.output().type().rank() > 0
                && node.output().type().elementCount() > 0;
        Optional<ChannelScale> scale = Optional.empty();
        if (hasChannels && node.operator() instanceof BatchNormalization normalization) {
            scale = ofNormalization(normalization, node);
        } else if (hasChannels && node.operator() instanceof Binary binary) {
            scale = ofBinary(binary.function(), node);
        } else if (hasChannels && node.operator() instanceof Unary unary && unary.function() == UnaryFunction.NEG) {
            Value x = node.inputs().get(0);
            scale = Optional.of(ChannelScale.added(x, -1, new double[channels(x)]));
        }
        return scale.filter(found -> found.x().type().equals(node.output().type()) && found.isFinite());
    }

    private Optional<ChannelScale> ofNormalization(BatchNormalization normalization, Node node) {
        Value x = node.inputs().get(0);
        List<Tensor> parameters = node.inputs().stream()
                .skip(1)
                .map(editor::constant)
                .flatMap(Optional::stream)
                .toList();
        if (parameters.size() < 4
                || x.type().shape().axis(normalization.axis()) != x.type().rank() - 1) {
            return Optional.empty();
        }
        double[] factors = normalization.factors(parameters.get(0), parameters.get(3));
        double[] offsets = new double[factors.length];
        Arrays.setAll(
                offsets, c -> parameters.get(1).real(c) - parameters.get(2).real(c) * factors[c]);
        return Optional.of(new ChannelScale(x, factors, offsets));
    }

    private Optional<ChannelScale> ofBinary(BinaryFunction function, Node node) {
        Value a = node.inputs().get(0);
        Value b = node.inputs().get(1);
        if (function == BinaryFunction.SUB && editor.isConstant(a)) {
            return constant(a, b).map(offsets -> ChannelScale.added(b, -1, offsets));
        }
        return constant(b, a)
                .flatMap(constant -> Optional.ofNullable(
                        switch (function) {
                            case ADD -> ChannelScale.added(a, 1, constant);
                            case SUB -> ChannelScale.added(a, 1, negated(constant));
                            case MUL -> ChannelScale.multiplied(a, constant);
                            case DIV -> ChannelScale.multiplied(a, reciprocals(constant));
                            default -> null;
                        }));
    }

    /** A constant with one element for each channel of x, or one for all. */
    private Optional<double[]> constant(Value value, Value x) {
        Optional<Tensor> found = editor.constant(value).filter(tensor -> isPerChannel(tensor, x));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Tensor tensor = found.get();
        double[] elements = new double[channels(x)];
        Arrays.setAll(elements, c -> tensor.real(tensor.elementCount() == 1 ? 0 : c));
        return Optional.of(elements);
    }

    private static boolean isPerChannel(Tensor tensor, Value x) {
        if (x.type().rank() == 0 || tensor.shape().rank() > x.type().rank()) {
            return false;
        }
        boolean alongLastAxis = tensor.shape().rank() > 0
                && tensor.shape().dim(-1) == channels(x)
                && tensor.elementCount() == channels(x);
        return tensor.elementCount() == 1 || alongLastAxis;
    }

    private static int channels(Value x) {
        return x.type().shape().dim(-1);
    }

    private static double[] negated(double[] numbers) {
        return Arrays.stream(numbers).map(number -> -number).toArray();
    }

    private static double[] reciprocals(double[] numbers) {
        return Arrays.stream(numbers).map(number -> 1 / number).toArray();
    }
}
