package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for channels, along the last axis, that a Relu or a Clip from 0 holds at 0 whatever the sample. */
final class DeadChannels {
    private final Map<String, boolean[]> alive = new LinkedHashMap<>();

    DeadChannels(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node.operator() instanceof Unary unary && holdsAtZero(unary)) {
                int rank = node.output().type().shape().rank();
                int channels = rank == 0 ? 1 : node.output().type().shape().dim(-1);
                alive.put(node.output().name(), new boolean[channels]);
            }
        }
    }

    private static boolean holdsAtZero(Unary unary) {
        return unary.function() == UnaryFunction.RELU || (unary.function() == UnaryFunction.CLIP && unary.alpha() == 0);
    }

    void add(String name, Tensor tensor) {
        boolean[] channels = alive.get(name);
        if (channels == null) {
            return;
        }
        float[] elements = tensor.floats();
        for (int i = 0; i < elements.length; i++) {
            channels[i % channels.length] |= elements[i] > 0;
        }
    }

    void finish(String data, DiagnosticCollector diagnostics) {
        List<String> dead = new ArrayList<>();
        alive.forEach((name, channels) -> {
            int count = 0;
            for (boolean channel : channels) {
                count += channel ? 0 : 1;
            }
            if (count > 0) {
                dead.add(count + " of " + channels.length + " in " + name);
            }
        });
        if (!dead.isEmpty()) {
            diagnostics.add(DiagnosticId.DEAD_CHANNELS, Place.calibration(), data, String.join(", ", dead));
        }
    }
}
