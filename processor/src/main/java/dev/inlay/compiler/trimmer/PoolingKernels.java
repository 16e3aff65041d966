package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.FPool;
import dev.inlay.compiler.kernel.FReduce;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAveragePool;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.QReduceExtreme;
import dev.inlay.compiler.kernel.QSum;
import dev.inlay.compiler.kernel.ReduceAxis;
import dev.inlay.compiler.kernel.ReduceLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kernels that make elements of channel c from several of channel c: pools, and reductions over space. */
final class PoolingKernels {
    private PoolingKernels() {}

    /** Innermost dimension of input and output; 0 if the kernel does not keep channels apart. */
    static int channels(Kernel kernel) {
        if (kernel instanceof QMaxPool pool) {
            return pool.channels();
        }
        if (kernel instanceof QAveragePool pool) {
            return pool.channels();
        }
        if (kernel instanceof FPool pool) {
            return pool.channels();
        }
        return loop(kernel).map(PoolingKernels::channels).orElse(0);
    }

    private static Optional<ReduceLoop> loop(Kernel kernel) {
        if (kernel instanceof QMean mean) {
            return Optional.of(mean.loop());
        }
        if (kernel instanceof QSum sum) {
            return Optional.of(sum.loop());
        }
        if (kernel instanceof QReduceExtreme extreme) {
            return Optional.of(extreme.loop());
        }
        return kernel instanceof FReduce reduce ? Optional.of(reduce.loop()) : Optional.empty();
    }

    private static int channels(ReduceLoop loop) {
        if (loop.kept().isEmpty()) {
            return 0;
        }
        ReduceAxis innermost = loop.kept().get(loop.kept().size() - 1);
        List<ReduceAxis> others = new ArrayList<>(loop.kept());
        others.remove(others.size() - 1);
        others.addAll(loop.reduced());
        boolean apart = innermost.stride() == 1
                && innermost.size() > 0
                && others.stream().allMatch(axis -> axis.stride() % innermost.size() == 0);
        return apart ? innermost.size() : 0;
    }

    /** The kernel for {@code channels} channels. */
    static Kernel resized(Kernel kernel, int channels) {
        if (kernel instanceof QMaxPool pool) {
            return new QMaxPool(pool.elementType(), pool.window(), pool.batch(), channels, pool.min(), pool.max());
        }
        if (kernel instanceof QAveragePool pool) {
            return new QAveragePool(
                    pool.elementType(),
                    pool.window(),
                    pool.batch(),
                    channels,
                    pool.countPadding(),
                    pool.zeroPoint(),
                    pool.min(),
                    pool.max());
        }
        if (kernel instanceof FPool pool) {
            return new FPool(pool.window(), pool.batch(), channels, pool.function(), pool.countPadding(), pool.p());
        }
        return resizedReduction(kernel, resized(loop(kernel).orElseThrow(), channels));
    }

    private static Kernel resizedReduction(Kernel kernel, ReduceLoop loop) {
        if (kernel instanceof QMean mean) {
            return new QMean(mean.elementType(), loop, mean.inputZeroPoint(), mean.scale(), mean.outputZeroPoint());
        }
        if (kernel instanceof QSum sum) {
            return new QSum(sum.elementType(), loop, sum.inputZeroPoint(), sum.requantization(), sum.outputZeroPoint());
        }
        if (kernel instanceof QReduceExtreme extreme) {
            return new QReduceExtreme(extreme.elementType(), loop, extreme.maximum());
        }
        return new FReduce(loop, ((FReduce) kernel).function());
    }

    private static ReduceLoop resized(ReduceLoop loop, int channels) {
        int before = channels(loop);
        List<ReduceAxis> kept = new ArrayList<>();
        for (ReduceAxis axis : loop.kept().subList(0, loop.kept().size() - 1)) {
            kept.add(resized(axis, channels, before));
        }
        kept.add(new ReduceAxis(channels, 1));
        return new ReduceLoop(
                kept,
                loop.reduced().stream()
                        .map(axis -> resized(axis, channels, before))
                        .toList());
    }

    private static ReduceAxis resized(ReduceAxis axis, int channels, int before) {
        return new ReduceAxis(axis.size(), axis.stride() / before * channels);
    }
}
