package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QInterpolate;
import dev.inlay.compiler.kernel.QSigmoid;
import dev.inlay.compiler.kernel.QSlopes;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;

/** Functions of one int16 element, each in the arithmetic that TensorFlow Lite has for it. */
final class WideUnaryLowering implements NodeLowering {
    /** What TensorFlow Lite's logistic and hyperbolic tangent write. */
    private static final Quantization UNIT = Quantization.ofShorts(1f / 32768);

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        Optional<Kernel> kernel = kernel(
                (Unary) node.operator(),
                node.output().type().elementCount(),
                lowering.quantization(input),
                lowering.quantization(node.output()));
        kernel.ifPresent(found -> lowering.add(node, found, List.of(lowering.integer(input)), node.output()));
        return kernel.isPresent();
    }

    private static Optional<Kernel> kernel(Unary unary, int length, Quantization in, Quantization out) {
        return switch (unary.function()) {
            case RELU -> Optional.of(rectifier(length, in, out, 0, ElementType.INT16.max()));
            case CLIP ->
                Optional.of(
                        rectifier(length, in, out, Scales.bound(unary.alpha(), out), Scales.bound(unary.beta(), out)));
            case LEAKY_RELU ->
                unary.alpha() >= 0 ? Optional.of(leakyRelu(length, unary.alpha(), in, out)) : Optional.empty();
            case ABS -> Optional.of(absolute(length, in, out));
            case SIGMOID, TANH ->
                out.equals(UNIT)
                        ? Optional.of(QSigmoid.of(length, unary.function() == UnaryFunction.TANH, in.scale()))
                        : Optional.empty();
            case EXP, LOG -> Optional.of(new QInterpolate(length, InterpolationTable.of(unary, in, out)));
            default -> Optional.empty();
        };
    }

    /** The quotient of the scales is a float32 in TensorFlow Lite's rectifiers. */
    private static Kernel rectifier(int length, Quantization in, Quantization out, int min, int max) {
        return Rescaling.clamped(length, in, out, in.scale() / out.scale(), min, max);
    }

    private static Kernel leakyRelu(int length, float alpha, Quantization in, Quantization out) {
        Requantization positive = Requantization.ofReal(in.scale() / out.scale(), true);
        Requantization negative = Requantization.ofReal(in.scale() * alpha / out.scale(), true);
        return new QSlopes(length, positive, negative, false);
    }

    private static Kernel absolute(int length, Quantization in, Quantization out) {
        Requantization factor = Requantization.ofReal(in.scale() / out.scale(), true);
        return new QSlopes(length, factor, factor, true);
    }
}
