package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Conv;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets convolutions and pools pad their input themselves, and makes two pads in a row one. */
final class FoldPads implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Value input = node.inputs().get(0);
        Optional<Node> producer = editor.producer(input).filter(found -> found.operator() instanceof Pad);
        if (producer.isEmpty()) {
            return false;
        }
        Pad pad = (Pad) producer.get().operator();
        Value x = producer.get().inputs().get(0);
        if (!x.quantization().equals(input.quantization())) {
            return false;
        }
        Optional<Operator> folded = Optional.empty();
        if (isPlain(pad) && node.operator() instanceof Pad second) {
            folded = merge(pad, second);
        } else if (isPlain(pad) && isSpatial(pad)) {
            folded = fold(pad, x, node.operator(), editor);
        }
        if (folded.isEmpty()) {
            return false;
        }
        List<Value> inputs = new ArrayList<>(node.inputs());
        inputs.set(0, x);
        editor.replace(node, node.name(), folded.get(), inputs);
        return true;
    }

    private static boolean isPlain(Pad pad) {
        return pad.mode() == PadMode.CONSTANT
                && pad.begin().stream().allMatch(count -> count >= 0)
                && pad.end().stream().allMatch(count -> count >= 0);
    }

    private static boolean isSpatial(Pad pad) {
        int last = pad.begin().size() - 1;
        return last > 1
                && pad.begin().get(0) == 0
                && pad.end().get(0) == 0
                && pad.begin().get(last) == 0
                && pad.end().get(last) == 0;
    }

    private static Optional<Operator> merge(Pad first, Pad second) {
        if (!isPlain(second) || first.value() != second.value()) {
            return Optional.empty();
        }
        List<Integer> begin = new ArrayList<>();
        List<Integer> end = new ArrayList<>();
        for (int i = 0; i < first.begin().size(); i++) {
            begin.add(first.begin().get(i) + second.begin().get(i));
            end.add(first.end().get(i) + second.end().get(i));
        }
        return Optional.of(new Pad(PadMode.CONSTANT, begin, end, first.value()));
    }

    private static Optional<Operator> fold(Pad pad, Value x, Operator operator, GraphEditor editor) {
        if (operator instanceof Conv conv && pad.value() == 0) {
            return Optional.of(new Conv(padded(conv.window(), pad), conv.groups()));
        }
        if (operator instanceof Pool pool && !pool.ceilMode() && isTransparent(pad, pool, x, editor)) {
            boolean counts = pool.function() == PoolFunction.AVERAGE;
            return Optional.of(new Pool(pool.function(), padded(pool.window(), pad), counts, false, pool.p()));
        }
        return Optional.empty();
    }

    /** Whether what is padded weighs in the pool as its own padding does. */
    private static boolean isTransparent(Pad pad, Pool pool, Value x, GraphEditor editor) {
        boolean unpadded = pool.window().stream().allMatch(axis -> axis.padBegin() == 0 && axis.padEnd() == 0);
        return switch (pool.function()) {
            case AVERAGE -> pad.value() == 0 && (unpadded || pool.countIncludePad());
            case LP -> pad.value() == 0;
            case MAX ->
                pad.value() == Double.NEGATIVE_INFINITY
                        || pad.value() == 0
                                && isNotNegative(x, editor)
                                && everyWindowMeetsTheInput(
                                        padded(pool.window(), pad), x.type().shape());
        };
    }

    private static boolean isNotNegative(Value x, GraphEditor editor) {
        return editor.producer(x)
                .filter(node -> node.operator() instanceof Unary unary
                        && (unary.function() == UnaryFunction.RELU
                                || unary.function() == UnaryFunction.SIGMOID
                                || unary.function() == UnaryFunction.CLIP && unary.alpha() >= 0 && unary.beta() >= 0))
                .isPresent();
    }

    private static boolean everyWindowMeetsTheInput(List<WindowAxis> window, Shape x) {
        for (int i = 0; i < window.size(); i++) {
            WindowAxis axis = window.get(i);
            boolean meets = axis.dilation() == 1
                    && axis.padBegin() < axis.size()
                    && axis.padEnd() < axis.size()
                    && x.dim(i + 1) > 0;
            if (!meets) {
                return false;
            }
        }
        return true;
    }

    private static List<WindowAxis> padded(List<WindowAxis> window, Pad pad) {
        List<WindowAxis> padded = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            WindowAxis axis = window.get(i);
            padded.add(new WindowAxis(
                    axis.size(),
                    axis.stride(),
                    axis.dilation(),
                    axis.padBegin() + pad.begin().get(i + 1),
                    axis.padEnd() + pad.end().get(i + 1)));
        }
        return padded;
    }
}
