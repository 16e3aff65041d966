package dev.inlay.compiler.operator;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/**
 * Convolution. Input {@code [N, spatial..., C]}, weights {@code [M, kernel..., C / groups]}, optional bias {@code [M]};
 * output {@code [N, spatial..., M]}. Sums are float: the bias, then tap by tap.
 */
public record Conv(List<WindowAxis> window, int groups) implements Operator {
    public Conv {
        window = List.copyOf(window);
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
        int channels = checkedChannels(this, window, groups, inputs);
        return inputs.get(0).withShape(WindowLoop.outputShape(inputs.get(0).shape(), window, false, channels));
    }

    /** Checks what convolutions of both directions have in common and gives the number of output channels. */
    static int checkedChannels(Operator operator, List<WindowAxis> window, int groups, List<TensorType> inputs) {
        Operands.count(operator, inputs, 2, 3);
        Operands.real(operator, inputs);
        Shape x = inputs.get(0).shape();
        Shape weights = inputs.get(1).shape();
        WindowLoop.rank(x, window);
        WindowLoop.taps(window);
        if (weights.rank() != x.rank()) {
            throw new ShapeException("weights " + weights + " do not fit input " + x + " of another rank");
        }
        for (int i = 0; i < window.size(); i++) {
            if (weights.dim(i + 1) != window.get(i).size()) {
                throw new ShapeException(
                        "weights " + weights + " (output channels, kernel, input channels) do not fit a"
                                + " kernel of size " + window.get(i).size() + " along spatial axis " + i);
            }
        }
        int channels = weights.dim(0);
        if (groups < 1 || channels % groups != 0 || (long) weights.dim(-1) * groups != x.dim(-1)) {
            throw new ShapeException("input with " + x.dim(-1) + " channels does not fit " + channels + " filters over "
                    + weights.dim(-1) + " channels in " + groups + " groups");
        }
        if (inputs.size() == 3) {
            Operands.perChannel("bias", inputs.get(2), channels);
        }
        return channels;
    }

    /** Whether each output channel reads a single input channel. */
    public boolean isDepthwise(int inputChannels) {
        return groups == inputChannels && groups > 1;
    }

    @Override
    public Tensor evaluate(List<Tensor> inputs) {
        return new ConvLoop(this, inputs).run();
    }

    @Override
    public QuantizationRule quantizationRule() {
        return QuantizationRule.CALIBRATED;
    }
}
