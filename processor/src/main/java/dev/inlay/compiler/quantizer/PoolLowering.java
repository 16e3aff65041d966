package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Maximum and average pooling. */
final class PoolLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Pool pool = (Pool) node.operator();
        if (pool.function() == PoolFunction.LP
                || !node.output().type().dataType().isFloat()) {
            return false;
        }
        Value input = node.inputs().get(0);
        Quantization in = lowering.quantization(input);
        boolean mean = lowering.arithmetic() != Arithmetic.TENSORFLOW_LITE
                && pool.function() == PoolFunction.AVERAGE
                && averagesEverything(node);
        if (!mean && !in.equals(lowering.quantization(node.output()))) {
            return false;
        }
        Activation activation = mean || !lowering.hasFileScales()
                ? ActivationFinder.none(node.output(), lowering.quantization(node.output()))
                : lowering.fuseActivation(node);
        Kernel kernel = mean ? mean(node, lowering) : kernel(node, pool, activation);
        lowering.add(node, kernel, List.of(lowering.integer(input)), activation.output());
        return true;
    }

    /** A mean of everything has a range of its own, narrower than that of what it averages. */
    private static Kernel mean(Node node, IntegerLowering lowering) {
        Quantization in = lowering.quantization(node.inputs().get(0));
        Quantization out = lowering.quantization(node.output());
        Shape input = node.inputs().get(0).type().shape();
        return ReduceLowering.mean(ReduceLoop.of(input, spatialAxes(input)), in, out, lowering);
    }

    private static Kernel kernel(Node node, Pool pool, Activation activation) {
        Shape input = node.inputs().get(0).type().shape();
        Window window = WindowGeometry.resolve(
                pool.window(), input, node.output().type().shape());
        ElementType elementType = ElementType.of(activation.quantization());
        int batch = input.dim(0);
        int channels = input.dim(-1);
        if (pool.function() == PoolFunction.MAX) {
            return new QMaxPool(elementType, window, batch, channels, activation.min(), activation.max());
        }
        int zeroPoint = activation.quantization().zeroPoint();
        return new QAveragePool(
                elementType,
                window,
                batch,
                channels,
                pool.countIncludePad(),
                zeroPoint,
                activation.min(),
                activation.max());
    }

    /** Whether the one window of an average is the whole image, without padding. */
    static boolean averagesEverything(Node node) {
        Window window = WindowGeometry.resolve(
                ((Pool) node.operator()).window(),
                node.inputs().get(0).type().shape(),
                node.output().type().shape());
        return window.dims().stream().allMatch(PoolLowering::isWhole);
    }

    private static boolean isWhole(WindowDim dim) {
        return dim.size() == dim.input() && dim.output() == 1 && dim.pad() == 0 && dim.padEnd() == 0;
    }

    private static Set<Integer> spatialAxes(Shape input) {
        Set<Integer> axes = new TreeSet<>();
        for (int i = 1; i < input.rank() - 1; i++) {
            axes.add(i);
        }
        return axes;
    }
}
