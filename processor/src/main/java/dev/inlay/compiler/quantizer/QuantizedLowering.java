package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.ranges.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole network in integer kernels, with float kernels where there is no integer one. */
final class QuantizedLowering {
    private final Graph graph;
    private final IntegerLowering lowering;
    private final FloatNodeLowering islands;
    private final List<Node> floatNodes = new ArrayList<>();

    private QuantizedLowering(Graph graph, IntegerLowering lowering) {
        this.graph = graph;
        this.lowering = lowering;
        this.islands = new FloatNodeLowering(graph);
    }

    /** With scales from calibration. */
    static Program lower(Graph graph, Ranges ranges, DiagnosticCollector diagnostics) {
        return lower(
                graph,
                new IntegerLowering(graph, ScaleAssigner.assign(graph, ranges), ranges, Arithmetic.CALIBRATED),
                diagnostics);
    }

    /** With the scales of the model file. */
    static Program lower(Graph graph, Arithmetic arithmetic, DiagnosticCollector diagnostics) {
        Ranges none = new Ranges(Map.of(), Map.of(), 0);
        return lower(graph, new IntegerLowering(graph, FileScales.of(graph), none, arithmetic), diagnostics);
    }

    private static Program lower(Graph graph, IntegerLowering lowering, DiagnosticCollector diagnostics) {
        QuantizedLowering network = new QuantizedLowering(graph, lowering);
        Program program = network.run();
        network.noteFloatNodes(diagnostics);
        return program;
    }

    private Program run() {
        List<Slot> sources = graph.sources().stream().map(this::held).toList();
        for (Node node : graph.nodes()) {
            if (!lowering.isAbsorbed(node)) {
                lower(node);
            }
        }
        List<Slot> held = graph.results().stream().map(this::held).toList();
        ProgramOutputs outputs = new ProgramOutputs(graph, sources, lowering.steps());
        for (int i = 0; i < held.size(); i++) {
            Value value = graph.results().get(i);
            Slot slot = held.get(i);
            Slot named = new Slot(
                    value.name(), slot.elementType(), value.type().shape(), slot.quantization(), slot.constant());
            outputs.add(named, slot);
        }
        return outputs.program();
    }

    /** Real numbers cross the border of the network as integers of their scale, integers such as indices as float. */
    private Slot held(Value value) {
        return lowering.hasScale(value) ? lowering.integer(value) : lowering.real(value);
    }

    private void lower(Node node) {
        if (node.operator() instanceof Reshape || node.operator() instanceof Identity) {
            IdentityLowering.lower(node, lowering);
            return;
        }
        try {
            if (!isQuantized(node) || !integerLowering(node).lower(node, lowering)) {
                lowerInFloat(node);
            }
        } catch (AccumulatorOverflowException e) {
            throw new DiagnosticException(
                    DiagnosticId.ACCUMULATOR_OVERFLOW, Place.model(), node.name(), e.getMessage());
        }
    }

    private NodeLowering integerLowering(Node node) {
        boolean wide = Stream.concat(node.inputs().stream(), Stream.of(node.output()))
                .filter(lowering::hasScale)
                .anyMatch(value -> lowering.quantization(value).bits() > Byte.SIZE);
        return wide ? WideLowerings.of(node, lowering) : IntegerLowerings.of(node.operator());
    }

    /** Whether there are scales for all that a node reads and writes. */
    private boolean isQuantized(Node node) {
        return Stream.concat(node.inputs().stream(), Stream.of(node.output()))
                .filter(value -> value.type().dataType().isFloat() && !graph.isConstant(value))
                .allMatch(lowering::hasScale);
    }

    private void lowerInFloat(Node node) {
        List<Slot> operands = node.inputs().stream().map(lowering::real).toList();
        LoweredNode lowered = islands.lower(node, operands, node.output().name() + "#real");
        if (lowering.hasFileScales() && lowering.hasScale(node.output())) {
            lowering.addRounded(lowered.steps(), node.output(), lowered.output());
        } else {
            lowering.addReal(lowered.steps(), node.output(), lowered.output());
        }
        floatNodes.add(node);
    }

    private void noteFloatNodes(DiagnosticCollector diagnostics) {
        if (floatNodes.isEmpty()) {
            return;
        }
        List<String> names = floatNodes.stream()
                .map(node -> node.operator().name() + " (" + node.name() + ")")
                .toList();
        int bytes = floatNodes.stream()
                .mapToInt(node -> node.output().type().elementCount() * Float.BYTES)
                .sum();
        diagnostics.add(DiagnosticId.FLOAT_OPERATORS, Place.model(), String.join(", ", names), bytes);
    }
}
