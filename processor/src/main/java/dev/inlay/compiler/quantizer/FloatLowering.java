package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole network in float kernels, or with integer layers between them. */
final class FloatLowering {
    private final Graph graph;
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private final Optional<DynamicLayers> dynamic;

    private FloatLowering(Graph graph, Optional<DynamicLayers> dynamic) {
        this.graph = graph;
        this.dynamic = dynamic;
    }

    static Program lower(Graph graph) {
        return new FloatLowering(graph, Optional.empty()).run();
    }

    /** With layers of integers that quantize what they read when it is there. */
    static Program lowerDynamic(Graph graph) {
        return new FloatLowering(graph, Optional.of(new DynamicLayers(graph))).run();
    }

    private Program run() {
        List<Slot> sources = new ArrayList<>();
        for (Value source : graph.sources()) {
            sources.add(activation(source));
            slots.put(source.name(), sources.get(sources.size() - 1));
        }
        FloatNodeLowering nodes = new FloatNodeLowering(graph);
        for (Node node : graph.nodes()) {
            List<Slot> operands = node.inputs().stream().map(this::slot).toList();
            LoweredNode lowered = nodes.lower(node, operands, node.output().name());
            steps.addAll(
                    dynamic.map(layers -> layers.lower(node, lowered.steps())).orElse(lowered.steps()));
            slots.put(node.output().name(), lowered.output());
        }
        ProgramOutputs outputs = new ProgramOutputs(graph, sources, steps);
        graph.results().forEach(output -> outputs.add(activation(output), slot(output)));
        return outputs.program();
    }

    private static Slot activation(Value value) {
        return new Slot(value.name(), ElementType.FLOAT32, value.type().shape(), Optional.empty(), Optional.empty());
    }

    private Slot slot(Value value) {
        return slots.computeIfAbsent(
                value.name(),
                name -> new Slot(
                        name,
                        ElementType.FLOAT32,
                        value.type().shape(),
                        Optional.empty(),
                        Optional.of(
                                ConstantQuantizer.reals(graph.constant(value).orElseThrow()))));
    }
}
