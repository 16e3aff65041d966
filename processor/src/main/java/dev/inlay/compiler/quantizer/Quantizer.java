package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.ranges.Ranges;

/** Lowers a float network to kernels. */
public final class Quantizer {
    private Quantizer() {}

    /** INT8 weights and activations with the given ranges; operators without an integer kernel run in float between. */
    public static Program quantize(Graph graph, Ranges ranges, DiagnosticCollector diagnostics) {
        IntegerLowering lowering = new IntegerLowering(graph, ScaleAssigner.assign(graph, ranges));
        for (Node node : graph.nodes()) {
            if (!lowering.isAbsorbed(node)) {
                lower(node, lowering);
            }
        }
        throw new UnsupportedOperationException(); // UNDER CONSTRUCTION: float islands and outputs
    }

    private static void lower(Node node, IntegerLowering lowering) {
        if (node.operator() instanceof Reshape || node.operator() instanceof Identity) {
            lowering.alias(node.inputs().get(0), node.output());
            return;
        }
        try {
            IntegerLowerings.of(node.operator()).lower(node, lowering);
        } catch (AccumulatorOverflowException e) {
            throw new DiagnosticException(
                    DiagnosticId.ACCUMULATOR_OVERFLOW, Place.model(), node.name(), e.getMessage());
        }
    }

    /** The network as it is, in float kernels. */
    public static Program lowerFloat(Graph graph, DiagnosticCollector diagnostics) {
        return FloatLowering.lower(graph);
    }
}
