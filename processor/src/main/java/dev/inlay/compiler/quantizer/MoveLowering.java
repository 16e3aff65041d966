package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Operators that only move elements; inputs on another scale than the output are rescaled on the way. */
final class MoveLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Optional<Move> found = MoveFinder.find(node, lowering.graph());
        if (found.isEmpty() || !node.output().type().dataType().isFloat() || !lowering.hasScales(node)) {
            return false;
        }
        Quantization out = lowering.quantization(node.output());
        ElementType elementType = ElementType.of(out);
        if (elementType != ElementType.INT8 && !keepsScale(node, found.get(), lowering, out)) {
            return false;
        }
        List<MoveBlock> blocks = found.get().blocks().stream()
                .map(block -> rescaled(block, node.inputs().get(block.input()), lowering, out))
                .toList();
        int used = blocks.stream().mapToInt(MoveBlock::input).max().orElse(-1) + 1;
        List<Slot> inputs =
                node.inputs().subList(0, used).stream().map(lowering::integer).toList();
        OptionalInt fill = found.get().fill().isPresent()
                ? OptionalInt.of(Scales.quantize(found.get().fill().getAsDouble(), out))
                : OptionalInt.empty();
        QMove kernel = new QMove(elementType, blocks, fill, node.output().type().elementCount());
        lowering.add(node, kernel, inputs, node.output());
        return true;
    }

    /** Whether all operands have the scale of the output: a table of 16 bits would be too large. */
    private static boolean keepsScale(Node node, Move move, IntegerLowering lowering, Quantization out) {
        return move.blocks().stream()
                .allMatch(block ->
                        lowering.quantization(node.inputs().get(block.input())).equals(out));
    }

    private static MoveBlock rescaled(MoveBlock block, Value input, IntegerLowering lowering, Quantization out) {
        Quantization in = lowering.quantization(input);
        if (in.equals(out)) {
            return block;
        }
        return new MoveBlock(
                block.input(),
                block.inputOffset(),
                block.outputOffset(),
                block.axes(),
                Optional.of(lowering.rescaling(in, out)));
    }
}
