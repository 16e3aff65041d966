package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.StoredIntegers;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/** One node being imported: its inputs and attributes, and what it puts into the graph. */
final class NodeScope {
    private final ImportContext context;
    private final OnnxNode node;
    private final Attributes attributes;

    NodeScope(ImportContext context, OnnxNode node) {
        this.context = context;
        this.node = node;
        this.attributes = new Attributes(node.attributes());
    }

    Attributes attributes() {
        return attributes;
    }

    int opset() {
        return context.opset();
    }

    int inputCount() {
        return node.inputs().size();
    }

    int outputCount() {
        return node.outputs().size();
    }

    Operand input(int index) {
        return optionalInput(index).orElseThrow(() -> new ShapeException("input " + index + " is missing"));
    }

    /** An input that may be left out. */
    Optional<Operand> optionalInput(int index) {
        if (index >= inputCount() || node.inputs().get(index).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(context.operand(node.inputs().get(index)));
    }

    /**
     * Data of an input that must be known at compile time.
     *
     * @param role what the operator calls the input
     */
    Tensor constantInput(int index, String role) {
        return known(input(index), role);
    }

    Optional<Tensor> optionalConstantInput(int index, String role) {
        return optionalInput(index).map(operand -> known(operand, role));
    }

    /** Whether somebody may want an output. */
    boolean wants(int output) {
        return output < outputCount() && !node.outputs().get(output).isEmpty();
    }

    /** Data that a tensor attribute holds. */
    Optional<Tensor> tensorAttribute(String name) {
        Optional<TensorProto> proto = attributes.tensor(name);
        return proto.map(tensor -> context.read(tensor, "attribute " + name + " of " + node));
    }

    /** Data made up for this node. */
    Operand constant(Tensor data) {
        return Operand.constant(hint() + "/constant", data);
    }

    /** What the file stores for an input that is a quantized activation; empty where the input is what it says. */
    Optional<DataType> integersOf(int index) {
        return index < inputCount() ? context.integers().typeOf(node.inputs().get(index)) : Optional.empty();
    }

    /** Whether an input is one of the network's that nothing but DequantizeLinear reads. */
    boolean isOnlyDequantized(int index) {
        return context.integers().isOnlyDequantized(node.inputs().get(index));
    }

    /** Lets an input of the network be the real numbers that its integers stand for. */
    Operand quantizedInput(int index, Quantization quantization, DataType type) {
        String name = node.inputs().get(index);
        TensorType real = new TensorType(DataType.FLOAT32, input(index).shape());
        context.define(name, Operand.computed(name, real, Optional.of(quantization)));
        context.integers().define(name, type);
        return context.operand(name);
    }

    /** Rounds x to integers, for output 0. */
    Operand round(Operand x, Quantization quantization) {
        return context.builder()
                .applyNamed(node, new Identity(), List.of(x), node.outputs().get(0), Optional.of(quantization));
    }

    /** Makes an output what stands for integers of the file. */
    void integers(int index, Operand operand, DataType type) {
        if (wants(index)) {
            context.define(node.outputs().get(index), operand);
            context.integers().define(node.outputs().get(index), type);
        }
    }

    /** Applies an operator for an intermediate result. */
    Operand apply(Operator operator, Operand... inputs) {
        return context.apply(node, operator, List.of(inputs), hint());
    }

    /** Applies an operator for an intermediate result that is rounded to integers. */
    Operand apply(Quantization quantization, Operator operator, Operand... inputs) {
        return context.builder().apply(node, operator, List.of(inputs), hint(), Optional.of(quantization));
    }

    Operand apply(UnaryFunction function, Operand x) {
        return apply(new Unary(function, 0, 0), x);
    }

    Operand apply(BinaryFunction function, Operand a, Operand b) {
        return apply(new Binary(function), a, b);
    }

    /** Applies an operator for an output of the node. */
    void output(int index, Operator operator, Operand... inputs) {
        output(index, operator, List.of(inputs));
    }

    void output(int index, Operator operator, List<Operand> inputs) {
        if (wants(index)) {
            String name = node.outputs().get(index);
            context.define(name, context.applyNamed(node, operator, inputs, name));
        }
    }

    /** Makes an output another name of something that is there already. */
    void output(int index, Operand operand) {
        if (wants(index)) {
            context.define(node.outputs().get(index), operand);
        }
    }

    /** Makes an output known data. */
    void output(int index, Tensor data) {
        if (wants(index)) {
            context.define(
                    node.outputs().get(index), Operand.constant(node.outputs().get(index), data));
        }
    }

    /** Takes room for data that is about to be made. */
    void spend(long elements) {
        context.budget().spend(node.toString(), elements);
    }

    /** A form of the operator that Inlay does not import. */
    DiagnosticException unsupported(String what) {
        return new DiagnosticException(DiagnosticId.ONNX_NODE_UNSUPPORTED, Place.model(), node, opset(), what);
    }

    private Tensor known(Operand operand, String role) {
        return StoredIntegers.dequantized(operand)
                .data()
                .orElseThrow(() -> unsupported("its " + role + " (" + operand
                        + ") is computed from the network's inputs; it must be known at compile time"));
    }

    private String hint() {
        return node.outputs().stream()
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(node.name());
    }
}
