package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Simple recurrent layer, ONNX RNN: {@code h' = f(W * [x, h] + b)}.
 *
 * <p>Inputs: x {@code [steps, batch, inputs]}, weights {@code [1, units, inputs + units]}, bias {@code [1, units]} and
 * the first h {@code [batch, units]}. Output: h after each step, {@code [steps, batch, units]}.
 *
 * @param backward whether the last step is the first one taken
 * @param activation f
 * @param clip largest magnitude of what f is taken of; infinity for any
 */
public record Rnn(boolean backward, Unary activation, float clip) implements Operator {
    @Override
    public TensorType infer(List<TensorType> inputs) {
        Operands.count(this, inputs, 4);
        return inputs.get(0).withShape(layer(inputs).sequences(0));
    }

    private RecurrentLayer layer(List<TensorType> inputs) {
        return RecurrentLayer.of(this, inputs, 1, 1, 1);
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        RecurrentLayer layer = layer(inputs.stream().map(Tensor::type).toList());
        Tensor x = inputs.get(0);
        Tensor weights = inputs.get(1);
        float[] bias = inputs.get(2).floats();
        float[] initial = inputs.get(3).floats();
        RealUnary f = RecurrentLayer.function(activation);
        int units = layer.units();
        float[] out = new float[layer.sequences(0).elementCount()];
        layer.walk(backward, (sequence, position, before) -> {
            float[] h = before < 0 ? initial : out;
            int from = (before < 0 ? sequence : before) * units;
            for (int unit = 0; unit < units; unit++) {
                double sum = bias[unit]
                        + layer.ofInputs(x, position, weights, 0, unit)
                        + layer.ofStates(h, from, weights, 0, unit);
                out[position * units + unit] = (float) f.apply(RecurrentLayer.clip(sum, clip));
            }
        });
        return Tensor.floats(layer.sequences(0), out);
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.FLOAT_ONLY;
    }
}
