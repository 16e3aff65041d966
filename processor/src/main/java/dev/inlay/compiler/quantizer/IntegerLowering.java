package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.ranges.Ranges;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program in the making: where each value of the graph is held, and the steps so far.
 *
 * <p>A value can be held as integers, as float, or both; whoever needs the other form gets it converted once.
 */
final class IntegerLowering {
    private final Graph graph;
    private final Map<String, Quantization> scales;
    private final Ranges ranges;
    private final Arithmetic arithmetic;
    private final ActivationFinder activations;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Slot> integers = new HashMap<>();
    private final Map<String, Slot> reals = new HashMap<>();
    /** Nodes that a step before them has computed already. */
    private final Set<Node> absorbed = new HashSet<>();

    /**
     * @param scales of float activations; one without is held as real numbers
     * @param arithmetic how integers are computed from each other
     */
    IntegerLowering(Graph graph, Map<String, Quantization> scales, Ranges ranges, Arithmetic arithmetic) {
        this.graph = graph;
        this.ranges = ranges;
        this.scales = scales;
        this.arithmetic = arithmetic;
        this.activations = new ActivationFinder(graph);
        graph.sources().forEach(this::holdInput);
    }

    private void holdInput(Value input) {
        if (hasScale(input)) {
            hold(input, input.name());
        } else {
            remember(reals, input, slot(input, input.name(), ElementType.FLOAT32, Optional.empty()));
        }
    }

    Graph graph() {
        return graph;
    }

    ActivationFinder activations() {
        return activations;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    /** Whether each integer of each value is given by the model file, so that values in between must not be skipped. */
    boolean hasFileScales() {
        return arithmetic.hasFileScales();
    }

    /** The factor of an accumulator, rounded as this network rounds. */
    Requantization requantization(double... factors) {
        return Requantization.ofReal(factors, arithmetic.roundsTwice());
    }

    /** From one scale to another, as a table of 256 entries. */
    byte[] rescaling(Quantization from, Quantization to) {
        return switch (arithmetic) {
            case CALIBRATED -> Rescaling.table(from, to);
            case TENSORFLOW_LITE -> UnaryTable.requantize(from, to);
            case ONNX -> RoundedTable.requantize(from, to);
        };
    }

    /** Whether a value is held as integers, or can be: an activation with a scale. */
    boolean hasScale(Value value) {
        return value.type().dataType().isFloat() && scales.containsKey(value.name());
    }

    /**
     * Whether all real operands of a node can be held as integers. On scales of the model file a constant needs one as
     * well: on a scale of its own it would be off by more than the file allows.
     */
    boolean hasScales(Node node) {
        return !hasFileScales()
                || node.inputs().stream()
                        .filter(input -> input.type().dataType().isFloat())
                        .allMatch(this::hasScale);
    }

    /** Scale and zero point of an activation or of a constant operand. */
    Quantization quantization(Value value) {
        Quantization assigned = scales.get(value.name());
        return assigned != null ? assigned : ConstantQuantizer.quantization(constant(value));
    }

    /** Mean of each channel of a layer's input over the calibration data. */
    Optional<float[]> means(Value input) {
        return ranges.channelMeans(input);
    }

    Tensor constant(Value value) {
        return graph.constant(value)
                .orElseThrow(() -> new IllegalStateException(value + " is neither quantized nor constant"));
    }

    boolean isAbsorbed(Node node) {
        return absorbed.contains(node);
    }

    void absorb(Node node) {
        absorbed.add(node);
    }

    /** The clamp behind a node whose kernel can apply one; the activation's own node is absorbed. */
    Activation fuseActivation(Node node) {
        Quantization own = quantization(node.output());
        Optional<Node> following = activations
                .following(node.output())
                .filter(next -> !hasFileScales() || own.equals(quantization(next.output())));
        if (following.isEmpty()) {
            return ActivationFinder.none(node.output(), own);
        }
        absorb(following.get());
        return ActivationFinder.clamp(
                following.get(), quantization(following.get().output()));
    }

    /** The integer form of a value: int8, or int16 where its quantization has 16 bits. */
    Slot integer(Value value) {
        Slot held = integers.get(value.name());
        if (held != null) {
            return held;
        }
        if (graph.isConstant(value)) {
            Buffer data = ConstantQuantizer.integers(value, graph, quantization(value));
            return remember(integers, value, slot(value, value.name(), data.elementType(), Optional.of(data)));
        }
        return round(value, reals.get(value.name()));
    }

    private Slot round(Value value, Slot real) {
        Quantization quantization = quantization(value);
        Slot slot = hold(value, value.name());
        steps.add(new Step(
                value.name() + "_quantize",
                new QQuantize(
                        slot.elementType(),
                        real.length(),
                        quantization.scale(),
                        quantization.zeroPoint(),
                        arithmetic == Arithmetic.ONNX && slot.elementType() == ElementType.INT8),
                List.of(real),
                slot));
        return slot;
    }

    /** The float form of a value. */
    Slot real(Value value) {
        Slot held = reals.get(value.name());
        if (held != null) {
            return held;
        }
        String name = value.name() + "#real";
        if (graph.isConstant(value)) {
            Buffer data = ConstantQuantizer.reals(constant(value));
            return remember(reals, value, slot(value, name, ElementType.FLOAT32, Optional.of(data)));
        }
        Slot integer = integers.get(value.name());
        Quantization quantization = quantization(value);
        Slot slot = remember(reals, value, slot(value, name, ElementType.FLOAT32, Optional.empty()));
        steps.add(new Step(
                value.name() + "_dequantize",
                new QDequantize(
                        integer.elementType(), integer.length(), quantization.scale(), quantization.zeroPoint()),
                List.of(integer),
                slot));
        return slot;
    }

    /** Adds a step that computes the integer form of {@code output}. */
    Slot add(Node node, Kernel kernel, List<Slot> inputs, Value output) {
        Slot slot = hold(output, output.name());
        steps.add(new Step(node.name(), kernel, inputs, slot));
        return slot;
    }

    /** Adds a step whose result is no value of the graph but a passing integer form of one. */
    Slot addPassing(
            Node node, String suffix, Kernel kernel, List<Slot> inputs, Shape shape, Quantization quantization) {
        String name = node.output().name() + suffix;
        Slot slot = new Slot(name, ElementType.of(quantization), shape, Optional.of(quantization), Optional.empty());
        steps.add(new Step(node.name() + suffix, kernel, inputs, slot));
        return slot;
    }

    /** Takes over steps lowered elsewhere that leave the float form of {@code output} in {@code result}. */
    void addReal(List<Step> lowered, Value output, Slot result) {
        steps.addAll(lowered);
        reals.put(output.name(), result);
    }

    /** As {@link #addReal}, for an output that the model file rounds to integers: whoever reads it gets these. */
    void addRounded(List<Step> lowered, Value output, Slot result) {
        steps.addAll(lowered);
        round(output, result);
    }

    /** The output is the input's memory in another shape. */
    void alias(Value input, Value output) {
        boolean real = !integers.containsKey(input.name()) && reals.containsKey(input.name());
        if (real) {
            reals.put(output.name(), reals.get(input.name()));
        } else {
            integers.put(output.name(), integer(input));
        }
    }

    private Slot hold(Value value, String name) {
        return remember(integers, value, slot(value, name, ElementType.of(quantization(value)), Optional.empty()));
    }

    private Slot slot(Value value, String name, ElementType elementType, Optional<Buffer> constant) {
        Optional<Quantization> quantization =
                elementType.isInteger() ? Optional.of(quantization(value)) : Optional.empty();
        return new Slot(name, elementType, value.type().shape(), quantization, constant);
    }

    private static Slot remember(Map<String, Slot> form, Value value, Slot slot) {
        form.put(value.name(), slot);
        return slot;
    }
}
