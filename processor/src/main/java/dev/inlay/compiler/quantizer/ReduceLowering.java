package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QReduceExtreme;
import dev.inlay.compiler.kernel.QSum;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.operator.Reduce;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sums, means and extremes over axes. */
final class ReduceLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Reduce reduce = (Reduce) node.operator();
        Value input = node.inputs().get(0);
        if (!node.output().type().dataType().isFloat() || input.type().elementCount() == 0) {
            return false;
        }
        Quantization in = lowering.quantization(input);
        Quantization out = lowering.quantization(node.output());
        Optional<Kernel> kernel =
                kernel(reduce.function(), loop(reduce, input.type().shape()), in, out, lowering);
        kernel.ifPresent(found -> lowering.add(node, found, operands(lowering, input), node.output()));
        return kernel.isPresent();
    }

    static Kernel mean(ReduceLoop loop, Quantization in, Quantization out, IntegerLowering lowering) {
        ElementType type = ElementType.of(in);
        double scale = (double) in.scale() / out.scale();
        return lowering.arithmetic().roundsTwice()
                ? new QMean(type, loop, in.zeroPoint(), scale, out.zeroPoint())
                : new QSum(type, loop, in.zeroPoint(), lowering.requantization(scale / loop.count()), out.zeroPoint());
    }

    private static List<Slot> operands(IntegerLowering lowering, Value input) {
        return List.of(lowering.integer(input));
    }

    private static ReduceLoop loop(Reduce reduce, Shape input) {
        Set<Integer> axes = new TreeSet<>();
        reduce.axes().forEach(axis -> axes.add(input.axis(axis)));
        return ReduceLoop.of(input, axes);
    }

    private static Optional<Kernel> kernel(
            ReduceFunction function, ReduceLoop loop, Quantization in, Quantization out, IntegerLowering lowering) {
        ElementType type = ElementType.of(in);
        double scale = (double) in.scale() / out.scale();
        return switch (function) {
            case MEAN -> Optional.of(mean(loop, in, out, lowering));
            case SUM ->
                Optional.of(new QSum(type, loop, in.zeroPoint(), lowering.requantization(scale), out.zeroPoint()));
            // extremes only compare, so they need the scale to stay as it is
            case MAX, MIN ->
                in.equals(out)
                        ? Optional.of(new QReduceExtreme(type, loop, function == ReduceFunction.MAX))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
