package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node on its way to float kernels: what it reads, and the steps so far. */
final class FloatNode {
    private final Node node;
    private final Graph graph;
    private final List<Slot> inputs;
    private final String outputName;
    private final List<Step> steps = new ArrayList<>();
    private int passing;

    /**
     * @param inputs the FLOAT32 memory of each of the node's inputs
     * @param outputName name of the slot that will hold the node's value; those on the way are called after it
     */
    FloatNode(Node node, Graph graph, List<Slot> inputs, String outputName) {
        this.node = node;
        this.graph = graph;
        this.inputs = List.copyOf(inputs);
        this.outputName = outputName;
    }

    Node node() {
        return node;
    }

    Operator operator() {
        return node.operator();
    }

    Graph graph() {
        return graph;
    }

    List<Slot> inputs() {
        return inputs;
    }

    Slot input(int index) {
        return inputs.get(index);
    }

    boolean has(int index) {
        return index < inputs.size();
    }

    Shape shape(int index) {
        return node.inputs().get(index).type().shape();
    }

    DataType dataType(int index) {
        return node.inputs().get(index).type().dataType();
    }

    /** The data of an input, if it is known at compile time. */
    Optional<Tensor> constant(int index) {
        return graph.constant(node.inputs().get(index));
    }

    Shape outputShape() {
        return node.output().type().shape();
    }

    DataType outputType() {
        return node.output().type().dataType();
    }

    /** Adds a step whose result is only passing. */
    Slot add(Kernel kernel, Shape shape, Slot... operands) {
        return add(kernel, passingName(), shape, List.of(operands));
    }

    /** Adds the step that computes the node's value. */
    Slot addOutput(Kernel kernel, Slot... operands) {
        return addOutput(kernel, List.of(operands));
    }

    /** As {@link #addOutput(Kernel, Slot...)}. */
    Slot addOutput(Kernel kernel, List<Slot> operands) {
        return add(kernel, outputName, outputShape(), operands);
    }

    private Slot add(Kernel kernel, String name, Shape shape, List<Slot> operands) {
        Slot slot = new Slot(name, ElementType.FLOAT32, shape, Optional.empty(), Optional.empty());
        steps.add(new Step(node.name(), kernel, operands, slot));
        return slot;
    }

    /** Constant data that a step of this node reads. */
    Slot constant(Shape shape, float... elements) {
        return new Slot(passingName(), ElementType.FLOAT32, shape, Optional.empty(), Optional.of(Buffer.of(elements)));
    }

    private String passingName() {
        return outputName + "#" + ++passing;
    }

    List<Step> steps() {
        return steps;
    }
}
