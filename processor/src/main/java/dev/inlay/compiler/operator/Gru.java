package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Gated recurrent unit, as ONNX GRU defines it: {@code h' = (1 - z) * n + z * h} with {@code z = f(Wz * [x, h] + bz)},
 * {@code r = f(Wr * [x, h] + br)} and {@code n = g(Wn * [x, r * h] + bn)}, or, where r is applied behind the product,
 * {@code n = g(Wnx * x + bn + r * (Wnh * h + bh))}.
 *
 * <p>Inputs: x {@code [steps, batch, inputs]}, weights of z, r and n {@code [3, units, inputs + units]}, bias {@code [3,
 * units]}, or {@code [4, units]} with bh as the last, and the first h {@code [batch, units]}. Output: h after each step,
 * {@code [steps, batch, units]}.
 *
 * @param backward whether the last step is the first one taken
 * @param resetBehind whether r is applied behind the product
 * @param gate f
 * @param candidate g
 * @param clip largest magnitude of what f and g are taken of; infinity for any
 */
public record Gru(boolean backward, boolean resetBehind, Unary gate, Unary candidate, float clip) implements Operator {
    private static final int UPDATE = 0;
    private static final int RESET = 1;
    private static final int CANDIDATE = 2;
    private static final int GATES = 3;

    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 4);
        return inputs.get(0).withShape(layer(inputs).sequences(0));
    }

    private RecurrentLayer layer(List<TensorType> inputs) {
        return RecurrentLayer.of(this, inputs, GATES, resetBehind ? GATES + 1 : GATES, 1);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        RecurrentLayer layer = layer(inputs.stream().map(Tensor::type).toList());
        float[] initial = inputs.get(3).floats();
        int units = layer.units();
        float[] out = new float[layer.sequences(0).elementCount()];
        layer.walk(backward, (sequence, position, before) -> {
            float[] h = before < 0 ? initial : out;
            int from = (before < 0 ? sequence : before) * units;
            double[] z = gate(layer, inputs, UPDATE, position, h, from);
            double[] r = gate(layer, inputs, RESET, position, h, from);
            double[] n = candidates(layer, inputs, position, h, from, r);
            for (int unit = 0; unit < units; unit++) {
                out[position * units + unit] = (float) ((1 - z[unit]) * n[unit] + z[unit] * h[from + unit]);
            }
        });
        return Tensor.floats(layer.sequences(0), out);
    }

    private double[] gate(RecurrentLayer layer, List<Tensor> inputs, int index, int position, float[] h, int from) {
        RealUnary f = RecurrentLayer.function(gate);
        double[] values = new double[layer.units()];
        for (int unit = 0; unit < values.length; unit++) {
            double sum = bias(inputs, index, unit)
                    + layer.ofInputs(inputs.get(0), position, inputs.get(1), index, unit)
                    + layer.ofStates(h, from, inputs.get(1), index, unit);
            values[unit] = f.apply(RecurrentLayer.clip(sum, clip));
        }
        return values;
    }

    private double[] candidates(
            RecurrentLayer layer, List<Tensor> inputs, int position, float[] h, int from, double[] reset) {
        RealUnary g = RecurrentLayer.function(candidate);
        float[] passing = new float[layer.units()];
        for (int unit = 0; unit < passing.length; unit++) {
            passing[unit] = (float) (reset[unit] * h[from + unit]);
        }
        double[] values = new double[layer.units()];
        for (int unit = 0; unit < values.length; unit++) {
            double remembered = resetBehind
                    ? reset[unit]
                            * (bias(inputs, GATES, unit) + layer.ofStates(h, from, inputs.get(1), CANDIDATE, unit))
                    : layer.ofStates(passing, 0, inputs.get(1), CANDIDATE, unit);
            double sum = bias(inputs, CANDIDATE, unit)
                    + layer.ofInputs(inputs.get(0), position, inputs.get(1), CANDIDATE, unit)
                    + remembered;
            values[unit] = g.apply(RecurrentLayer.clip(sum, clip));
        }
        return values;
    }

    private static float bias(List<Tensor> inputs, int index, int unit) {
        Tensor bias = inputs.get(2);
        return bias.floats()[index * bias.shape().dim(1) + unit];
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
