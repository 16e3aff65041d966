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

/** A whole network in integer kernels, with float kernels where there is no integer one. */
final class QuantizedLowering {
    private final Graph graph;
    private final IntegerLowering lowering;
    private final FloatNodeLowering islands;
    private final List<Node> floatNodes = new ArrayList<>();

    private QuantizedLowering(Graph graph, Ranges ranges) {
        this.graph = graph;
        this.lowering = new IntegerLowering(graph, ScaleAssigner.assign(graph, ranges), ranges);
        this.islands = new FloatNodeLowering(graph);
    }

    static Program lower(Graph graph, Ranges ranges, DiagnosticCollector diagnostics) {
        QuantizedLowering lowering = new QuantizedLowering(graph, ranges);
        Program program = lowering.run();
        lowering.noteFloatNodes(diagnostics);
        return program;
    }

    private Program run() {
        List<Slot> inputs = graph.inputs().stream().map(this::held).toList();
        for (Node node : graph.nodes()) {
            if (!lowering.isAbsorbed(node)) {
                lower(node);
            }
        }
        List<Slot> held = graph.outputs().stream().map(this::held).toList();
        ProgramOutputs outputs = new ProgramOutputs(inputs, lowering.steps());
        for (int i = 0; i < held.size(); i++) {
            Value value = graph.outputs().get(i);
            Slot slot = held.get(i);
            Slot named = new Slot(
                    value.name(), slot.elementType(), value.type().shape(), slot.quantization(), slot.constant());
            outputs.add(named, slot);
        }
        return new Program(
                graph.name(), inputs, outputs.slots(), FuseFloatSteps.fuse(outputs.steps(), outputs.slots()));
    }

    /** Real numbers cross the border of the network as int8, integers such as indices as float. */
    private Slot held(Value value) {
        return value.type().dataType().isFloat() ? lowering.integer(value) : lowering.real(value);
    }

    private void lower(Node node) {
        if (node.operator() instanceof Reshape || node.operator() instanceof Identity) {
            lowering.alias(node.inputs().get(0), node.output());
            return;
        }
        try {
            if (!IntegerLowerings.of(node.operator()).lower(node, lowering)) {
                lowerInFloat(node);
            }
        } catch (AccumulatorOverflowException e) {
            throw new DiagnosticException(
                    DiagnosticId.ACCUMULATOR_OVERFLOW, Place.model(), node.name(), e.getMessage());
        }
    }

    private void lowerInFloat(Node node) {
        List<Slot> operands = node.inputs().stream().map(lowering::real).toList();
        LoweredNode lowered = islands.lower(node, operands, node.output().name() + "#real");
        lowering.addReal(lowered.steps(), node.output(), lowered.output());
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
