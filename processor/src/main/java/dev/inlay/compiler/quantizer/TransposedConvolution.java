package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.ConvTranspose;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A transposed convolution as an ordinary one of stride 1: input elements stand {@code stride} apart in an image of
 * zeros that is as large as the windows of the output need, and the kernel is flipped.
 *
 * @param move spreads the input; what it does not write is 0
 * @param window over the spread input, without padding
 * @param weights flipped, {@code [M, taps..., C / groups]}
 */
record TransposedConvolution(Move move, Window window, int groups, Tensor weights) {

    static TransposedConvolution of(ConvTranspose operator, Shape input, Shape output, Tensor weights) {
        int rank = input.rank();
        int[] spread = new int[rank];
        spread[0] = input.dim(0);
        spread[rank - 1] = input.dim(-1);
        List<WindowDim> dims = new ArrayList<>();
        for (int i = 1; i < rank - 1; i++) {
            WindowAxis axis = operator.window().get(i - 1);
            spread[i] = Math.toIntExact(output.dim(i) + axis.extent() - 1);
            dims.add(new WindowDim(spread[i], output.dim(i), axis.size(), 1, axis.dilation(), 0, 0));
        }
        Shape shape = Shape.of(spread);
        Move move = new Move(List.of(block(operator, input, shape)), OptionalDouble.of(0), shape);
        return new TransposedConvolution(move, new Window(dims), operator.groups(), flipped(weights));
    }

    /** Input element i stands at {@code i * stride + extent - 1 - padBegin}; those outside of the image are dropped. */
    private static MoveBlock block(ConvTranspose operator, Shape input, Shape spread) {
        int[] in = input.strides();
        int[] out = spread.strides();
        int inputOffset = 0;
        int outputOffset = 0;
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < input.rank(); i++) {
            boolean spatial = i > 0 && i < input.rank() - 1;
            int stride = spatial ? operator.window().get(i - 1).stride() : 1;
            int first = spatial ? firstPosition(operator.window().get(i - 1)) : 0;
            int from = 0;
            while (first + from * stride < 0) {
                from++;
            }
            int to = from;
            while (to < input.dim(i) && first + to * stride < spread.dim(i)) {
                to++;
            }
            inputOffset += from * in[i];
            outputOffset += (first + from * stride) * out[i];
            axes.add(new MoveAxis(to - from, stride * out[i], in[i]));
        }
        return new MoveBlock(0, inputOffset, outputOffset, axes);
    }

    private static int firstPosition(WindowAxis axis) {
        return Math.toIntExact(axis.extent() - 1 - axis.padBegin());
    }

    private static Tensor flipped(Tensor weights) {
        int outputs = weights.shape().dim(0);
        int channels = weights.shape().dim(-1);
        int taps = weights.elementCount() / Math.max(1, outputs * channels);
        int[] from = new int[weights.elementCount()];
        for (int i = 0; i < from.length; i++) {
            int tap = i / channels % taps;
            // reversing all taps in row-major order reverses every spatial axis
            from[i] = i + (taps - 1 - 2 * tap) * channels;
        }
        return weights.reordered(from);
    }
}
