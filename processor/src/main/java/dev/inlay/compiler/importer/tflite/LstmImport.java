package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Lstm;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Long short-term memory over sequences, which goes on from inference to inference. */
final class LstmImport {
    /** Gates of the file, at the places of those of {@link Lstm}: input, output, forget, candidate. */
    private static final int[] GATES = {0, 3, 1, 2};

    private static final int INPUT_WEIGHTS = 1;
    private static final int STATE_WEIGHTS = 5;
    private static final int PEEPHOLES = 9;
    private static final int BIASES = 12;
    private static final int PROJECTION = 16;
    private static final int OUTPUT_STATE = 18;
    private static final int CELL_STATE = 19;
    private static final int NORMALIZATIONS = 20;
    private static final int INPUTS = 24;
    private static final int ACTIVATION = 0;
    private static final int CELL_CLIP = 1;
    private static final int TIME_MAJOR = 3;
    private static final int DIAGONAL = 5;
    private static final int TANH = 4;

    private LstmImport() {}

    static void run(OperatorScope node) {
        Options options = node.options(OptionsType.UNIDIRECTIONAL_SEQUENCE_LSTM);
        refuseVariants(node, options);
        boolean timeMajor = options.flag(TIME_MAJOR);
        Weights.requireRank(node.input(0), 3, "input");
        Operand x = timeMajor ? node.input(0) : node.apply(new Transpose(List.of(1, 0, 2)), node.input(0));
        int steps = x.shape().dim(0);
        int batch = x.shape().dim(1);
        int inputs = x.shape().dim(2);
        int units = node.constantInput(BIASES, "bias").elementCount();
        if (steps < 1 || batch < 1 || units < 1) {
            throw new ShapeException("the input is " + node.input(0).shape() + ", and there are " + units + " units");
        }
        List<Operand> operands =
                new ArrayList<>(List.of(x, weights(node, inputs, units), rows(node, BIASES, 4, units)));
        Shape shape = Shape.of(batch, units);
        Operand hidden = node.state(OUTPUT_STATE, "output state", shape, shape);
        Operand cell = node.state(CELL_STATE, "cell state", shape, shape);
        operands.add(hidden);
        operands.add(cell);
        if (node.optionalInput(PEEPHOLES).isPresent()) {
            operands.add(peepholes(node, units));
        }
        Operand all = node.apply(operator(node, options), operands.toArray(new Operand[0]));
        node.remember(hidden, node.apply(new Reshape(shape), slice(node, all, steps - 1, 1)));
        node.remember(cell, node.apply(new Reshape(shape), slice(node, all, steps, 1)));
        if (timeMajor) {
            node.output(0, box(all, 0, steps), all);
        } else {
            node.output(0, new Transpose(List.of(1, 0, 2)), slice(node, all, 0, steps));
        }
    }

    private static void refuseVariants(OperatorScope node, Options options) {
        if (node.input(0).isQuantized() || node.input(INPUT_WEIGHTS + 1).isQuantized()) {
            throw node.unsupported("its form with integers");
        }
        if (node.inputCount() > NORMALIZATIONS && node.optionalInput(INPUTS - 1).isPresent()) {
            throw node.unsupported("its layer normalization");
        }
        if (node.optionalInput(PROJECTION).isPresent()) {
            throw node.unsupported("its projection");
        }
        if (node.optionalInput(INPUT_WEIGHTS).isEmpty()) {
            throw node.unsupported("its coupled input and forget gates");
        }
        if (options.flag(DIAGONAL)) {
            throw node.unsupported("its diagonal recurrent weights");
        }
    }

    private static Lstm operator(OperatorScope node, Options options) {
        float clip = options.real(CELL_CLIP, 0);
        if (clip < 0) {
            throw new ShapeException("its cell clip is " + clip);
        }
        Unary function = activation(node, options.choice(ACTIVATION));
        return new Lstm(
                false,
                false,
                new Unary(UnaryFunction.SIGMOID),
                function,
                function,
                Float.POSITIVE_INFINITY,
                clip == 0 ? Float.POSITIVE_INFINITY : clip);
    }

    private static Unary activation(OperatorScope node, int number) {
        return number == TANH
                ? new Unary(UnaryFunction.TANH)
                : (Unary) FusedActivation.of(node, number).orElse(new Unary(UnaryFunction.AFFINE, 1, 0));
    }

    /** {@code [4, units, inputs + units]}. */
    private static Operand weights(OperatorScope node, int inputs, int units) {
        node.spend(4L * units * (inputs + units));
        float[] both = new float[4 * units * (inputs + units)];
        for (int gate = 0; gate < 4; gate++) {
            float[] input = constant(node, INPUT_WEIGHTS + GATES[gate], Shape.of(units, inputs));
            float[] state = constant(node, STATE_WEIGHTS + GATES[gate], Shape.of(units, units));
            for (int unit = 0; unit < units; unit++) {
                int to = (gate * units + unit) * (inputs + units);
                System.arraycopy(input, unit * inputs, both, to, inputs);
                System.arraycopy(state, unit * units, both, to + inputs, units);
            }
        }
        return node.constant(Tensor.floats(Shape.of(4, units, inputs + units), both));
    }

    /** Vectors of the gates, one after the other. */
    private static Operand rows(OperatorScope node, int first, int count, int units) {
        float[] rows = new float[count * units];
        for (int gate = 0; gate < count; gate++) {
            System.arraycopy(constant(node, first + GATES[gate], Shape.of(units)), 0, rows, gate * units, units);
        }
        return node.constant(Tensor.floats(Shape.of(count, units), rows));
    }

    /** Those of the file are of the input, forget and output gates. */
    private static Operand peepholes(OperatorScope node, int units) {
        float[] rows = new float[3 * units];
        int[] order = {0, 2, 1};
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(constant(node, PEEPHOLES + order[gate], Shape.of(units)), 0, rows, gate * units, units);
        }
        return node.constant(Tensor.floats(Shape.of(3, units), rows));
    }

    private static float[] constant(OperatorScope node, int index, Shape shape) {
        Tensor tensor = node.constantInput(index, "input " + index);
        if (!tensor.isFloat() || !tensor.shape().equals(shape)) {
            throw new ShapeException("input " + index + " is " + tensor.type() + ", not " + shape);
        }
        return tensor.floats();
    }

    private static Operand slice(OperatorScope node, Operand all, int from, int count) {
        return node.apply(box(all, from, count), all);
    }

    private static Operator box(Operand all, int from, int count) {
        List<SliceAxis> box = PythonSlice.whole(all.shape());
        box.set(0, new SliceAxis(from, 1, count));
        return new Slice(box);
    }
}
