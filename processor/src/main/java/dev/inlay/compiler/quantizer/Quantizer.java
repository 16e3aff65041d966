package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.ranges.Ranges;

/** Lowers a float network to kernels. */
public final class Quantizer {
    private Quantizer() {}

    /** INT8 weights and activations with the given ranges; operators without an integer kernel run in float between. */
    public static Program quantize(Graph graph, Ranges ranges, DiagnosticCollector diagnostics) {
        return QuantizedLowering.lower(graph, ranges, diagnostics);
    }

    /**
     * A network whose file has integers already, on the scales it gives, with the arithmetic of TensorFlow Lite's
     * reference kernels; what has no scale there runs in float.
     */
    public static Program keepScales(Graph graph, DiagnosticCollector diagnostics) {
        return QuantizedLowering.lower(graph, diagnostics);
    }

    /** Weights rounded to IEEE 754 halves, float kernels. */
    public static Program lowerHalf(Graph graph) {
        return FloatLowering.lower(HalfWeights.round(graph));
    }

    /** The network as it is, in float kernels. */
    public static Program lowerFloat(Graph graph) {
        return FloatLowering.lower(graph);
    }
}
