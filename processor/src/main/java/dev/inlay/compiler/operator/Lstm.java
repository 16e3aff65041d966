package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Long short-term memory, as ONNX LSTM defines it: {@code c' = a * c + i * g(Wc * [x, h] + bc)} and {@code h' = o *
 * k(c')}, with the gates {@code i = f(Wi * [x, h] + bi + pi * c)}, {@code o = f(Wo * [x, h] + bo + po * c')} and
 * {@code a = f(Wf * [x, h] + bf + pf * c)}, or {@code a = 1 - i} where forgetting is coupled with the input gate.
 *
 * <p>Inputs: x {@code [steps, batch, inputs]}, weights of i, o, the forget gate and c {@code [4, units, inputs +
 * units]}, bias {@code [4, units]}, the first h and the first c {@code [batch, units]}, and, optionally, the peepholes
 * pi, po and pf {@code [3, units]}. Output {@code [steps + 1, batch, units]}: h after each step, and last the c that the
 * last step leaves.
 *
 * @param backward whether the last step is the first one taken
 * @param coupled whether forgetting is coupled with the input gate
 * @param gate f
 * @param candidate g
 * @param activation k
 * @param clip largest magnitude of what f and g are taken of; infinity for any
 * @param cellClip largest magnitude of c'; infinity for any
 */
public record Lstm(
        boolean backward, boolean coupled, Unary gate, Unary candidate, Unary activation, float clip, float cellClip)
        implements Operator {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int FORGET = 2;
    private static final int CANDIDATE = 3;
    private static final int GATES = 4;
    private static final int PEEPHOLES = 5;

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, PEEPHOLES, PEEPHOLES + 1);
        RecurrentLayer layer = layer(inputs);
        if (inputs.size() > PEEPHOLES) {
            RecurrentLayer.fits("peepholes", inputs.get(PEEPHOLES), Shape.of(3, layer.units()));
        }
        return inputs.get(0).withShape(layer.sequences(1));
    }

    private RecurrentLayer layer(List<TensorType> inputs) {
        return RecurrentLayer.of(this, inputs, GATES, GATES, 2);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        RecurrentLayer layer = layer(inputs.stream().map(Tensor::type).toList());
        float[] initial = inputs.get(3).floats();
        int units = layer.units();
        float[] out = new float[layer.sequences(1).elementCount()];
        int cells = out.length - layer.state().elementCount();
        System.arraycopy(inputs.get(4).floats(), 0, out, cells, out.length - cells);
        layer.walk(backward, (sequence, position, before) -> {
            float[] h = before < 0 ? initial : out;
            int from = (before < 0 ? sequence : before) * units;
            for (int unit = 0; unit < units; unit++) {
                double[] sums = new double[GATES];
                for (int gate = 0; gate < GATES; gate++) {
                    sums[gate] = inputs.get(2).floats()[gate * units + unit]
                            + layer.ofInputs(inputs.get(0), position, inputs.get(1), gate, unit)
                            + layer.ofStates(h, from, inputs.get(1), gate, unit);
                }
                int cell = cells + sequence * units + unit;
                double next = next(sums, out[cell], inputs, unit, units);
                out[cell] = (float) next;
                double o = open(sums, OUTPUT, next, inputs, unit, units);
                out[position * units + unit] =
                        (float) (o * RecurrentLayer.function(activation).apply(next));
            }
        });
        return Tensor.floats(layer.sequences(1), out);
    }

    private double next(double[] sums, double cell, List<Tensor> inputs, int unit, int units) {
        double input = open(sums, INPUT, cell, inputs, unit, units);
        double kept = coupled ? 1 - input : open(sums, FORGET, cell, inputs, unit, units);
        double proposed = RecurrentLayer.function(candidate).apply(RecurrentLayer.clip(sums[CANDIDATE], clip));
        return RecurrentLayer.clip(kept * cell + input * proposed, cellClip);
    }

    /** How far a gate is open. */
    private double open(double[] sums, int index, double cell, List<Tensor> inputs, int unit, int units) {
        double peep = inputs.size() > PEEPHOLES ? inputs.get(PEEPHOLES).floats()[index * units + unit] * cell : 0;
        return RecurrentLayer.function(gate).apply(RecurrentLayer.clip(sums[index] + peep, clip));
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.REAL;
    }
}
