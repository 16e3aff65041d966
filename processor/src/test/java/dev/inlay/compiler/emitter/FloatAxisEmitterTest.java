package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.FArgExtreme;
import dev.inlay.compiler.kernel.FGather;
import dev.inlay.compiler.kernel.FLrn;
import dev.inlay.compiler.kernel.FNormalize;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.FReduceFunction;
import dev.inlay.compiler.kernel.FResize;
import dev.inlay.compiler.kernel.FSoftmax;
import dev.inlay.compiler.kernel.ReduceLoop;
import dev.inlay.compiler.tensor.Shape;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated float kernels that work along axes equal their references. */
class FloatAxisEmitterTest {
    @ParameterizedTest
    @EnumSource
    void reductions(FReduceFunction function) {
        FloatCases.check(11, 60, cases -> {
            Shape shape = cases.shape();
            ReduceLoop loop = loop(cases, shape);
            return cases.toFloats(new FReduce(loop, function), loop.outputs(), shape.elementCount());
        });
    }

    @Test
    void normalizations() {
        FloatCases.check(12, cases -> {
            Shape shape = cases.shape();
            FNormalize kernel = new FNormalize(loop(cases, shape), cases.chance() ? 1e-5f : 0.1f);
            return cases.toFloats(kernel, shape.elementCount(), shape.elementCount());
        });
    }

    private static ReduceLoop loop(FloatCases cases, Shape shape) {
        Set<Integer> axes = new TreeSet<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (cases.chance()) {
                axes.add(i);
            }
        }
        return ReduceLoop.of(shape, axes);
    }

    @Test
    void softmaxes() {
        FloatCases.check(13, cases -> {
            int outer = cases.between(1, 3);
            int depth = cases.between(1, 12);
            int inner = cases.between(1, 3);
            FSoftmax kernel = new FSoftmax(outer, depth, inner, cases.chance());
            return cases.toFloats(kernel, outer * depth * inner, outer * depth * inner);
        });
    }

    @Test
    void responseNormalizations() {
        FloatCases.check(14, cases -> {
            int outer = cases.between(1, 3);
            int depth = cases.between(1, 8);
            int inner = cases.between(1, 3);
            FLrn kernel = new FLrn(
                    outer,
                    depth,
                    inner,
                    cases.between(1, 6),
                    0.02f,
                    cases.chance() ? 0.75f : 0.5f,
                    cases.between(1, 2));
            return cases.toFloats(kernel, outer * depth * inner, outer * depth * inner);
        });
    }

    @Test
    void indicesOfExtremes() {
        FloatCases.check(15, cases -> {
            int outer = cases.between(1, 3);
            int size = cases.between(1, 8);
            int inner = cases.between(1, 3);
            FArgExtreme kernel = new FArgExtreme(outer, size, inner, cases.chance(), cases.chance());
            float[] data = cases.specials(outer * size * inner);
            // equal elements are rare among random ones
            for (int i = 0; i < data.length; i++) {
                data[i] = cases.chance() ? Math.round(data[i]) : data[i];
            }
            return KernelCase.toFloats(kernel, outer * inner, Buffer.of(data));
        });
    }

    @Test
    void resamplings() {
        FloatCases.check(16, cases -> {
            int outer = cases.between(1, 3);
            int size = cases.between(1, 6);
            int inner = cases.between(1, 4);
            int outputs = cases.between(1, 7);
            int taps = cases.between(1, 7);
            int[] indices = cases.random().ints((long) outputs * taps, 0, size).toArray();
            FResize kernel = new FResize(outer, size, outputs, inner, taps, indices, cases.numbers(outputs * taps));
            return cases.toFloats(kernel, outer * outputs * inner, outer * size * inner);
        });
    }

    @Test
    void gatherings() {
        FloatCases.check(17, cases -> {
            int outer = cases.between(1, 3);
            int size = cases.between(1, 6);
            int inner = cases.between(1, 4);
            int count = cases.between(1, 6);
            float[] indices = cases.specials(count);
            for (int i = 0; i < count; i++) {
                indices[i] = cases.chance() ? cases.between(-size, size - 1) : indices[i] * 3;
            }
            FGather kernel = new FGather(outer, size, inner, count);
            return KernelCase.toFloats(
                    kernel, outer * count * inner, cases.data(outer * size * inner), Buffer.of(indices));
        });
    }
}
