package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Padding as a copy: into a filled output, or by an index table where borders repeat the input. */
final class PadMove {
    private PadMove() {}

    static Move of(Pad pad, Shape input, Shape output) {
        return pad.mode() == PadMode.CONSTANT ? constant(pad, input, output) : mirrored(pad, input, output);
    }

    private static Move constant(Pad pad, Shape input, Shape output) {
        int[] in = input.strides();
        int[] out = output.strides();
        int inputOffset = 0;
        int outputOffset = 0;
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < output.rank(); i++) {
            int begin = pad.begin().get(i);
            int end = pad.end().get(i);
            inputOffset += Math.max(-begin, 0) * in[i];
            outputOffset += Math.max(begin, 0) * out[i];
            int copied = input.dim(i) + Math.min(begin, 0) + Math.min(end, 0);
            axes.add(new MoveAxis(Math.max(copied, 0), out[i], in[i]));
        }
        boolean nothing = axes.stream().anyMatch(axis -> axis.size() == 0);
        List<MoveBlock> blocks = nothing ? List.of() : List.of(new MoveBlock(0, inputOffset, outputOffset, axes));
        return new Move(blocks, OptionalDouble.of(pad.value()), output);
    }

    private static Move mirrored(Pad pad, Shape input, Shape output) {
        int[] in = input.strides();
        int[] out = output.strides();
        List<MoveAxis> axes = new ArrayList<>();
        for (int i = 0; i < output.rank(); i++) {
            int size = input.dim(i);
            int begin = pad.begin().get(i);
            if (begin == 0 && output.dim(i) == size) {
                axes.add(new MoveAxis(size, out[i], in[i]));
                continue;
            }
            int cropped = Math.max(-begin, 0);
            int kept = size - cropped + Math.min(pad.end().get(i), 0);
            List<Integer> offsets = new ArrayList<>();
            for (int o = 0; o < output.dim(i); o++) {
                offsets.add((cropped + pad.mode().source(o - Math.max(begin, 0), kept)) * in[i]);
            }
            axes.add(new MoveAxis(output.dim(i), out[i], 0, Optional.of(offsets)));
        }
        return Move.of(new MoveBlock(0, 0, 0, axes), output);
    }
}
