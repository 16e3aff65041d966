package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.Operator;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The inputs and outputs of a recurrent node around the operators of its directions: layouts, initial states, sequences
 * that are shorter than others, and Y, Y_h and Y_c put together.
 */
final class RecurrentSequences {
    private static final int LENGTHS = 4;
    private static final int HIDDEN = 5;

    private final NodeScope node;
    private final RecurrentWeights weights;
    private final boolean hasCell;
    private final boolean batchFirst;
    private final Operand x;
    private final int steps;
    private final int batch;
    private final int[] lengths;
    private int directions;
    /** By output: Y, Y_h, Y_c; for each direction {@code [steps, batch, units]} or {@code [batch, units]}. */
    private final List<List<Operand>> outputs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    RecurrentSequences(NodeScope node, RecurrentWeights weights, boolean hasCell) {
        this.node = node;
        this.weights = weights;
        this.hasCell = hasCell;
        this.batchFirst = node.attributes().flag("layout", false);
        this.x = batchFirst ? node.apply(new Transpose(List.of(1, 0, 2)), node.input(0)) : node.input(0);
        this.steps = x.shape().dim(0);
        this.batch = x.shape().dim(1);
        if (steps < 1 || batch < 1) {
            throw new ShapeException("x is " + node.input(0).shape() + ", without a step");
        }
        this.lengths = lengths();
    }

    private int[] lengths() {
        Optional<Tensor> given = node.optionalConstantInput(LENGTHS, "sequence_lens");
        int[] all = new int[batch];
        Arrays.fill(all, steps);
        int[] read = given.map(Tensor::ints).orElse(all);
        if (read.length != batch) {
            throw new ShapeException("there are " + read.length + " sequence_lens of " + batch + " sequences");
        }
        for (int length : read) {
            if (length < 1 || length > steps) {
                throw new ShapeException("a sequence has a length of " + length + ", not 1 to " + steps);
            }
        }
        return read;
    }

    /** What an input says of the state of a direction before the first step, {@code [batch, units]}; 0 if nothing. */
    Operand initial(int input, int direction) {
        Shape state = Shape.of(batch, weights.units());
        Optional<Operand> given = node.optionalInput(input);
        if (given.isEmpty()) {
            return node.constant(Tensor.floats(state, new float[state.elementCount()]));
        }
        int axis = batchFirst ? 1 : 0;
        Shape expected = batchFirst
                ? Shape.of(batch, weights.directions(), weights.units())
                : Shape.of(weights.directions(), batch, weights.units());
        if (!given.get().shape().equals(expected)) {
            throw new ShapeException("input " + input + " is " + given.get().shape() + ", not " + expected);
        }
        return node.apply(new Reshape(state), part(given.get(), axis, direction, 1));
    }

    /**
     * Runs a direction.
     *
     * @param operands of the operator: weights, bias, and what comes behind the first h
     */
    void add(Operator operator, List<Operand> operands, boolean backward) {
        Operand hidden = initial(HIDDEN, directions++);
        List<List<Operand>> runs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int from = 0, to; from < batch; from = to) {
            to = from + 1;
            while (to < batch && lengths[to] == lengths[from]) {
                to++;
            }
            run(operator, arguments(hidden, operands, from, to), lengths[from], backward, runs);
        }
        for (int output = 0; output < outputs.size(); output++) {
            if (!runs.get(output).isEmpty()) {
                outputs.get(output).add(concat(output == 0 ? 1 : 0, runs.get(output)));
            }
        }
    }

    /** The operands of the sequences from {@code from} to {@code to}, all of one length. */
    private List<Operand> arguments(Operand hidden, List<Operand> operands, int from, int to) {
        Operand data = part(part(x, 1, from, to - from), 0, 0, lengths[from]);
        List<Operand> arguments = new ArrayList<>(List.of(data, operands.get(0), operands.get(1)));
        arguments.add(part(hidden, 0, from, to - from));
        for (int i = 2; i < operands.size(); i++) {
            boolean isCell = hasCell && i == 2;
            arguments.add(isCell ? part(operands.get(i), 0, from, to - from) : operands.get(i));
        }
        return arguments;
    }

    private void run(
            Operator operator, List<Operand> arguments, int length, boolean backward, List<List<Operand>> runs) {
        Operand all = node.apply(operator, arguments.toArray(new Operand[0]));
        int sequences = all.shape().dim(1);
        Shape state = Shape.of(sequences, weights.units());
        if (node.wants(0)) {
            Pad pad = new Pad(PadMode.CONSTANT, List.of(0, 0, 0), List.of(steps - length, 0, 0), 0);
            Operand hidden = part(all, 0, 0, length);
            runs.get(0).add(length < steps ? node.apply(pad, hidden) : hidden);
        }
        if (node.wants(1)) {
            runs.get(1).add(node.apply(new Reshape(state), part(all, 0, backward ? 0 : length - 1, 1)));
        }
        if (hasCell && node.wants(2)) {
            runs.get(2).add(node.apply(new Reshape(state), part(all, 0, length, 1)));
        }
    }

    /** Puts the directions together. */
    void finish() {
        Shape sequences = Shape.of(steps, 1, batch, weights.units());
        Shape state = Shape.of(1, batch, weights.units());
        finish(0, sequences, 1, List.of(2, 0, 1, 3));
        finish(1, state, 0, List.of(1, 0, 2));
        if (hasCell) {
            finish(2, state, 0, List.of(1, 0, 2));
        }
    }

    private void finish(int output, Shape ofDirection, int axis, List<Integer> toBatchFirst) {
        if (!node.wants(output)) {
            return;
        }
        List<Operand> parts = outputs.get(output);
        if (parts.size() == 1 && !batchFirst) {
            node.output(output, new Reshape(ofDirection), parts.get(0));
            return;
        }
        List<Operand> shaped = new ArrayList<>();
        parts.forEach(part -> shaped.add(node.apply(new Reshape(ofDirection), part)));
        if (batchFirst) {
            node.output(output, new Transpose(toBatchFirst), concat(axis, shaped));
        } else {
            node.output(output, new Concat(axis), shaped);
        }
    }

    private Operand concat(int axis, List<Operand> parts) {
        return parts.size() == 1 ? parts.get(0) : node.apply(new Concat(axis), parts.toArray(new Operand[0]));
    }

    /** Some of the slices along an axis; all of them are the operand itself. */
    private Operand part(Operand operand, int axis, int from, int count) {
        if (count == operand.shape().dim(axis)) {
            return operand;
        }
        List<SliceAxis> box = PythonSlice.whole(operand.shape());
        box.set(axis, new SliceAxis(from, 1, count));
        return node.apply(new Slice(box), operand);
    }
}
