package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.ranges.Calibration;
import dev.inlay.compiler.ranges.Ranges;
import java.util.function.Predicate;

/** Lowers a float network to kernels. */
public final class Quantizer {
    private Quantizer() {}

    /** INT8 weights and activations with the given ranges; operators without an integer kernel run in float between. */
    public static Program quantize(Graph graph, Ranges ranges, DiagnosticCollector diagnostics) {
        return QuantizedLowering.lower(graph, ranges, diagnostics);
    }

    /**
     * As {@link #quantize}, the weights of every layer in few bits: rounded so that the outputs of the layers change
     * least, on the samples that calibration kept.
     *
     * @param bits of a weight, 2 to 7
     */
    public static Program quantizeNarrow(
            Graph graph, Calibration calibration, int bits, DiagnosticCollector diagnostics) {
        Graph narrow = NarrowWeights.choose(graph, calibration, bits);
        return QuantizedLowering.lower(narrow, calibration.ranges(), diagnostics);
    }

    /**
     * As {@link #quantizeNarrow}, with 8, 4, 3 or 2 bits a weight for each layer: as few in all as {@code accurate} allows;
     * 8 everywhere where nothing is good enough for it.
     */
    public static Program quantizeMixed(
            Graph graph, Calibration calibration, Predicate<Program> accurate, DiagnosticCollector diagnostics) {
        return MixedPrecision.choose(graph, calibration, accurate, diagnostics);
    }

    /** How many samples {@link #quantizeNarrow} and {@link #quantizeMixed} make use of: fewer where the activations of one are large. */
    public static int samplesFor(Graph graph) {
        return SideBySide.capacity(graph);
    }

    /**
     * A network whose file has integers already, on the scales it gives, with the arithmetic of TensorFlow Lite's
     * reference kernels; what has no scale there runs in float.
     */
    public static Program keepScales(Graph graph, DiagnosticCollector diagnostics) {
        return QuantizedLowering.lower(graph, Arithmetic.TENSORFLOW_LITE, diagnostics);
    }

    /**
     * As {@link #keepScales}, for a network whose file means its integers to be computed in real numbers and rounded
     * once, as ONNX does: within one step of that, ties away from zero.
     */
    public static Program keepScalesRoundingOnce(Graph graph, DiagnosticCollector diagnostics) {
        return QuantizedLowering.lower(graph, Arithmetic.ONNX, diagnostics);
    }

    /**
     * INT8 weights; activations in float, quantized before each layer on a range of their own. Where the model file has
     * integers for weights, the layers that have them are those, in the arithmetic of TensorFlow Lite's reference
     * kernels, and all others stay float.
     */
    public static Program lowerDynamic(Graph graph) {
        return FloatLowering.lowerDynamic(graph);
    }

    /** Whether the model file has integers for the weights of some layer that reads real numbers. */
    public static boolean hasHybridLayers(Graph graph) {
        return HybridLayers.exist(graph);
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
