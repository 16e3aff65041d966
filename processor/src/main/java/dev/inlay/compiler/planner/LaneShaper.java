package dev.inlay.compiler.planner;

import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.QMaxPool;
import dev.inlay.compiler.kernel.QMean;
import dev.inlay.compiler.kernel.ReduceAxis;
import dev.inlay.compiler.kernel.Weights;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.LaneLayout;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the layouts in which a step runs on float lanes. */
final class LaneShaper {
    /** Planes of a requantization. */
    private static final int SCRATCH = 2;

    /** Planes of a requantization whose channels are elements of one plane. */
    private static final int VECTOR_SCRATCH = 3;

    private final LaneStyle style;

    /** From a slot's name to a layout in which it is on float lanes already. */
    private final Function<String, Optional<LaneLayout>> present;

    LaneShaper(LaneStyle style, Function<String, Optional<LaneLayout>> present) {
        this.style = style;
        this.present = present;
    }

    /** Empty where the step cannot run on lanes exactly, or where taking its operands there does not pay. */
    Optional<LaneShape> shape(Step step) {
        if (step.inputs().stream().anyMatch(slot -> slot.isConstant())) {
            return Optional.empty();
        }
        if (step.kernel() instanceof QConv conv) {
            return ExactSums.fit(conv) ? conv(conv) : Optional.empty();
        }
        if (step.kernel() instanceof QDepthwiseConv conv) {
            return ExactSums.fit(conv) ? depthwise(conv) : Optional.empty();
        }
        if (step.kernel() instanceof QFullyConnected dense) {
            return ExactSums.fit(dense) ? dense(dense) : Optional.empty();
        }
        if (step.kernel() instanceof QMean mean) {
            return mean(mean, step);
        }
        if (step.kernel() instanceof QMaxPool pool) {
            return pool(pool, step);
        }
        return step.kernel() instanceof QAdd add ? add(add, step) : Optional.empty();
    }

    private Optional<LaneShape> conv(QConv conv) {
        int in = conv.batch() * conv.window().inputElements();
        int out = conv.batch() * conv.window().outputElements();
        if (conv.window().isPointwise()) {
            return in == 1 && conv.groups() == 1
                    ? vector(
                            conv.weights(),
                            conv.inputChannels(),
                            conv.inputZeroPoint(),
                            conv.outputChannels(),
                            conv.outputZeroPoint())
                    : planes(
                            new LaneLayout(in, conv.inputChannels(), conv.inputZeroPoint()),
                            new LaneLayout(in, conv.outputChannels(), conv.outputZeroPoint()),
                            SCRATCH);
        }
        return isFlat(conv.window(), conv.batch())
                ? planes(
                        new LaneLayout(in, conv.inputChannels(), conv.inputZeroPoint()),
                        new LaneLayout(out, conv.outputChannels(), conv.outputZeroPoint()),
                        style.tapPlanes(conv.window().taps(), conv.groupChannels()))
                : Optional.empty();
    }

    private Optional<LaneShape> depthwise(QDepthwiseConv conv) {
        return isFlat(conv.window(), conv.batch())
                ? planes(
                        new LaneLayout(conv.window().inputElements(), conv.inputChannels(), conv.inputZeroPoint()),
                        new LaneLayout(conv.window().outputElements(), conv.outputChannels(), conv.outputZeroPoint()),
                        style.tapPlanes(conv.window().taps(), 1))
                : Optional.empty();
    }

    private static Optional<LaneShape> dense(QFullyConnected dense) {
        return dense.rows() == 1
                ? vector(
                        dense.weights(),
                        dense.inputs(),
                        dense.inputZeroPoint(),
                        dense.outputs(),
                        dense.outputZeroPoint())
                : planes(
                        new LaneLayout(dense.rows(), dense.inputs(), dense.inputZeroPoint()),
                        new LaneLayout(dense.rows(), dense.outputs(), dense.outputZeroPoint()),
                        SCRATCH);
    }

    private static Optional<LaneShape> vector(
            short[] weights, int inputs, int inputZeroPoint, int outputs, int outputZeroPoint) {
        if (!Weights.areBytes(weights)) {
            return Optional.empty();
        }
        return planes(
                LaneLayout.vector(inputs, inputZeroPoint), LaneLayout.vector(outputs, outputZeroPoint), VECTOR_SCRATCH);
    }

    private static Optional<LaneShape> planes(LaneLayout input, LaneLayout output, int scratch) {
        return Optional.of(new LaneShape(List.of(input), output, scratch, output.planeLength()));
    }

    /** Whether a window slides in two dimensions over one sample. */
    private static boolean isFlat(Window window, int batch) {
        WindowDim outermost = window.inThreeDims().dims().get(0);
        return batch == 1 && outermost.input() == 1 && outermost.output() == 1 && outermost.size() == 1;
    }

    /** A mean of whole planes. */
    private Optional<LaneShape> mean(QMean mean, Step step) {
        List<ReduceAxis> kept = mean.loop().kept();
        List<ReduceAxis> reduced = mean.loop().reduced();
        boolean wholePlanes = kept.size() == 1
                && reduced.size() == 1
                && kept.get(0).stride() == 1
                && reduced.get(0).stride() == kept.get(0).size();
        if (!wholePlanes || !ExactSums.fit(mean) || present(step, 0).isEmpty()) {
            return Optional.empty();
        }
        int channels = kept.get(0).size();
        return planes(
                new LaneLayout(reduced.get(0).size(), channels, mean.inputZeroPoint()),
                LaneLayout.vector(channels, mean.outputZeroPoint()),
                VECTOR_SCRATCH);
    }

    private Optional<LaneShape> pool(QMaxPool pool, Step step) {
        Optional<LaneLayout> input = present(step, 0);
        if (input.isEmpty() || !isFlat(pool.window(), pool.batch())) {
            return Optional.empty();
        }
        int zeroPoint = input.get().zeroPoint();
        return planes(
                new LaneLayout(pool.window().inputElements(), pool.channels(), zeroPoint),
                new LaneLayout(pool.window().outputElements(), pool.channels(), zeroPoint),
                1);
    }

    private Optional<LaneShape> add(QAdd add, Step step) {
        Optional<LaneLayout> left = present(step, 0);
        Optional<LaneLayout> right = present(step, 1);
        if (left.isEmpty()
                || right.isEmpty()
                || !add.loop().isContiguous(0)
                || !add.loop().isContiguous(1)) {
            return Optional.empty();
        }
        int positions = left.get().positions();
        int channels = left.get().channels();
        return Optional.of(new LaneShape(
                List.of(
                        new LaneLayout(positions, channels, add.a().zeroPoint()),
                        new LaneLayout(positions, channels, add.b().zeroPoint())),
                new LaneLayout(positions, channels, add.outputZeroPoint()),
                1,
                left.get().planeLength()));
    }

    private Optional<LaneLayout> present(Step step, int input) {
        return present.apply(step.inputs().get(input).name());
    }
}
