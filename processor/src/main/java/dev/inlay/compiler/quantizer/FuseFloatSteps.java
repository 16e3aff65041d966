package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.FConv;
import dev.inlay.compiler.kernel.FDepthwiseConv;
import dev.inlay.compiler.kernel.FFullyConnected;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDynamicConv;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarExpression.Apply;
import dev.inlay.compiler.kernel.ScalarExpression.Constant;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins a function of one operand with the kernel before it, if nobody else reads what is between: clamps become part of
 * convolutions and fully-connected layers, functions part of the functions before.
 */
final class FuseFloatSteps {
    /** Bounds the generated statements; a chain beyond goes on in the next kernel. */
    private static final int MAX_EXPRESSION = 64;

    private FuseFloatSteps() {}

    static List<Step> fuse(List<Step> steps, List<Slot> outputs) {
        Map<String, Integer> uses = uses(steps, outputs);
        List<Step> fused = new ArrayList<>();
        Map<String, Integer> producers = new HashMap<>();
        for (Step step : steps) {
            Integer producer = producer(step, producers, uses);
            Optional<Kernel> joined = producer == null
                    ? Optional.empty()
                    : join(fused.get(producer).kernel(), (FMap) step.kernel());
            if (joined.isPresent()) {
                Step first = fused.get(producer);
                fused.set(producer, new Step(first.name(), joined.get(), first.inputs(), step.output()));
                producers.put(step.output().name(), producer);
            } else {
                producers.put(step.output().name(), fused.size());
                fused.add(step);
            }
        }
        return fused;
    }

    /** Times each slot is read, by name; outputs of the program count as read once more. */
    private static Map<String, Integer> uses(List<Step> steps, List<Slot> outputs) {
        Map<String, Integer> uses = new HashMap<>();
        for (Step step : steps) {
            step.inputs().forEach(slot -> uses.merge(slot.name(), 1, Integer::sum));
        }
        outputs.forEach(slot -> uses.merge(slot.name(), 1, Integer::sum));
        return uses;
    }

    /** Index of the step that {@code step} could become part of, or null. */
    private static Integer producer(Step step, Map<String, Integer> producers, Map<String, Integer> uses) {
        if (!(step.kernel() instanceof FMap map)
                || map.loop().operands() != 1
                || !map.loop().isContiguous(0)) {
            return null;
        }
        String between = step.inputs().get(0).name();
        return uses.get(between) == 1 ? producers.get(between) : null;
    }

    private static Optional<Kernel> join(Kernel first, FMap second) {
        if (first instanceof FMap map) {
            ScalarExpression composed = second.expression().substitute(List.of(map.expression()));
            return composed.size() > MAX_EXPRESSION ? Optional.empty() : Optional.of(new FMap(map.loop(), composed));
        }
        if (!(second.expression() instanceof Apply apply)
                || apply.function() != ScalarFunction.CLAMP
                || !apply.arguments().get(0).equals(ScalarExpression.operand(0))
                || !(apply.arguments().get(1) instanceof Constant min)
                || !(apply.arguments().get(2) instanceof Constant max)) {
            return Optional.empty();
        }
        return clamped(first, min.value(), max.value());
    }

    private static Optional<Kernel> clamped(Kernel kernel, float min, float max) {
        if (kernel instanceof FConv conv) {
            return Optional.of(conv.withClamp(clamp(conv.min(), min, max), clamp(conv.max(), min, max)));
        } else if (kernel instanceof FDepthwiseConv conv) {
            return Optional.of(conv.withClamp(clamp(conv.min(), min, max), clamp(conv.max(), min, max)));
        } else if (kernel instanceof FFullyConnected layer) {
            return Optional.of(layer.withClamp(clamp(layer.min(), min, max), clamp(layer.max(), min, max)));
        } else if (kernel instanceof QDynamicConv layer) {
            return Optional.of(layer.withClamp(clamp(layer.min(), min, max), clamp(layer.max(), min, max)));
        }
        return Optional.empty();
    }

    private static float clamp(float x, float min, float max) {
        return Math.max(min, Math.min(max, x));
    }
}
