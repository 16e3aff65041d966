package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One operator being imported: its inputs and options, and what it puts into the graph. */
final class OperatorScope {
    private final ImportContext context;
    private final OperatorEntry entry;

    OperatorScope(ImportContext context, OperatorEntry entry) {
        this.context = context;
        this.entry = entry;
    }

    Options options(OptionsType type) {
        return new Options(entry, type);
    }

    int inputCount() {
        return entry.inputs().length;
    }

    int outputCount() {
        return entry.outputs().length;
    }

    Operand input(int index) {
        return optionalInput(index).orElseThrow(() -> new ShapeException("input " + index + " is missing"));
    }

    /** An input that may be left out. */
    Optional<Operand> optionalInput(int index) {
        boolean there = index < inputCount() && entry.inputs()[index] >= 0;
        return there ? Optional.of(context.operand(entry.inputs()[index])) : Optional.empty();
    }

    /**
     * An input that the operator remembers from one inference to the next: a variable of its own, at first 0.
     *
     * @param role what the operator calls the input
     * @param inFile its shape in the file
     * @param shape what is remembered of it
     */
    Operand state(int index, String role, Shape inFile, Shape shape) {
        return context.state(index < inputCount() ? entry.inputs()[index] : -1, role, inFile, shape);
    }

    /** Has the network remember what becomes of a state. */
    void remember(Operand state, Operand next) {
        context.builder().remember(entry, state, next, 0);
    }

    List<Operand> inputs() {
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < inputCount(); i++) {
            inputs.add(input(i));
        }
        return inputs;
    }

    /**
     * Data of an input that must be known at compile time: real numbers where it is quantized.
     *
     * @param role what the operator calls the input
     */
    Tensor constantInput(int index, String role) {
        Operand operand = input(index);
        Tensor data = operand.data()
                .orElseThrow(() -> unsupported("its " + role + " (" + operand
                        + ") is computed from the network's inputs; it must be known at compile time"));
        return operand.quantization().map(data::dequantized).orElse(data);
    }

    /** How an output is quantized. */
    Optional<Quantization> quantization(int output) {
        return context.tensors().activation(outputTensor(output));
    }

    /** What the file declares an output to be. */
    DataType outputType(int output) {
        return context.tensors().dataType(outputTensor(output));
    }

    /** Data made up for this operator. */
    Operand constant(Tensor data) {
        return Operand.constant(entry.name() + "/constant", data);
    }

    /** Applies an operator for an intermediate result in real numbers. */
    Operand apply(Operator operator, Operand... inputs) {
        return apply(Optional.empty(), operator, inputs);
    }

    /** Applies an operator for an intermediate result that is quantized as given. */
    Operand apply(Optional<Quantization> quantization, Operator operator, Operand... inputs) {
        return context.builder().apply(entry, operator, List.of(inputs), entry.name(), quantization);
    }

    /** Applies an operator that moves elements, for an intermediate result quantized as its input is. */
    Operand move(Operator operator, Operand x) {
        return apply(x.quantization(), operator, x);
    }

    /** Applies an operator for an output. */
    void output(int index, Operator operator, Operand... inputs) {
        output(index, operator, List.of(inputs));
    }

    void output(int index, Operator operator, List<Operand> inputs) {
        int tensor = outputTensor(index);
        Operand result =
                context.builder().applyNamed(entry, operator, inputs, context.nameOf(tensor), quantization(index));
        context.define(tensor, result);
    }

    /** Makes an output another name of something that is there already, or the same numbers in another scale. */
    void output(int index, Operand operand) {
        if (operand.quantization().equals(quantization(index))) {
            context.define(outputTensor(index), operand);
        } else {
            output(index, new Identity(), operand);
        }
    }

    /** Makes an output known data. */
    void output(int index, Tensor data) {
        int tensor = outputTensor(index);
        context.define(tensor, Operand.constant(context.nameOf(tensor), data));
    }

    /** Applies an operator for output 0, and after it the activation that is fused with it. */
    void outputActivated(int activation, Operator operator, Operand... inputs) {
        Optional<Operator> fused = FusedActivation.of(this, activation);
        if (fused.isEmpty()) {
            output(0, operator, inputs);
        } else {
            output(0, fused.get(), apply(quantization(0), operator, inputs));
        }
    }

    /** Takes room for data that is about to be made. */
    void spend(long elements) {
        context.budget().spend(entry.toString(), elements);
    }

    /** A form of the operator that Inlay does not import. */
    DiagnosticException unsupported(String what) {
        return new DiagnosticException(DiagnosticId.TFLITE_OPERATOR_UNSUPPORTED, Place.model(), entry, what);
    }

    private int outputTensor(int index) {
        if (index >= outputCount()) {
            throw new ShapeException("output " + index + " is missing");
        }
        return entry.outputs()[index];
    }
}
