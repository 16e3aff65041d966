package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.ranges.Range;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;

/** Quantizes constant operands of element-wise kernels: asymmetric, per tensor, from their own smallest and largest. */
final class ConstantQuantizer {
    private ConstantQuantizer() {}

    static Quantization quantization(Tensor constant) {
        double min = 0;
        double max = 0;
        for (int i = 0; i < constant.elementCount(); i++) {
            min = Math.min(min, constant.real(i));
            max = Math.max(max, constant.real(i));
        }
        return Scales.ofRange(new Range((float) min, (float) max));
    }

    /** The integers of a constant: the model file's where it has them on this scale. */
    static Buffer integers(Value value, Graph graph, Quantization quantization) {
        Tensor stored = graph.stored(value).orElseThrow();
        boolean given = !stored.isFloat()
                && stored.dataType().bits() <= quantization.bits()
                && value.quantization().filter(quantization::equals).isPresent();
        int[] integers = given ? stored.ints() : quantize(graph.constant(value).orElseThrow(), quantization);
        return Buffer.ofIntegers(ElementType.of(quantization), integers);
    }

    private static int[] quantize(Tensor constant, Quantization quantization) {
        int[] integers = new int[constant.elementCount()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = Scales.quantize(constant.real(i), quantization);
        }
        return integers;
    }

    static Buffer reals(Tensor constant) {
        float[] reals = new float[constant.elementCount()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) constant.real(i);
        }
        return Buffer.of(reals);
    }
}
