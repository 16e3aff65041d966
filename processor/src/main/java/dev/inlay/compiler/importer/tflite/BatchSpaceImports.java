package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Blocks of space moved into the batch and back: how converters write dilated convolutions. */
final class BatchSpaceImports {
    private BatchSpaceImports() {}

    /** Pads, then gives each place in a block a batch of its own. */
    static void spaceToBatch(OperatorScope node) {
        Operand x = node.input(0);
        int[] block = block(node, x.shape());
        int[] padding = PadImports.rows(node, 2, "padding", block.length);
        List<Integer> begin = new ArrayList<>(Collections.nCopies(x.rank(), 0));
        List<Integer> end = new ArrayList<>(begin);
        for (int i = 0; i < block.length; i++) {
            begin.set(i + 1, padding[2 * i]);
            end.set(i + 1, padding[2 * i + 1]);
        }
        Operand padded = node.move(new Pad(PadMode.CONSTANT, begin, end, 0), x);
        int[] split = splitDims(padded.shape(), block);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < block.length; i++) {
            order.add(2 * i + 2);
        }
        order.add(0);
        for (int i = 0; i < block.length; i++) {
            order.add(2 * i + 1);
        }
        order.addAll(Axes.range(2 * block.length + 1, split.length));
        Operand turned = node.move(new Transpose(order), node.move(new Reshape(Shape.of(split)), padded));
        int[] dims = padded.shape().dims();
        for (int i = 0; i < block.length; i++) {
            dims[0] = Math.multiplyExact(dims[0], block[i]);
            dims[i + 1] /= block[i];
        }
        node.output(0, new Reshape(Shape.of(dims)), turned);
    }

    /** {@code [N, space / block, block, ..., rest]}. */
    private static int[] splitDims(Shape padded, int[] block) {
        int[] dims = new int[padded.rank() + block.length];
        dims[0] = padded.dim(0);
        for (int i = 0; i < block.length; i++) {
            if (padded.dim(i + 1) % block[i] != 0) {
                throw new ShapeException("blocks " + Arrays.toString(block) + " do not divide " + padded);
            }
            dims[2 * i + 1] = padded.dim(i + 1) / block[i];
            dims[2 * i + 2] = block[i];
        }
        for (int i = block.length + 1; i < padded.rank(); i++) {
            dims[i + block.length] = padded.dim(i);
        }
        return dims;
    }

    /** Puts the batches back into their places, then crops. */
    static void batchToSpace(OperatorScope node) {
        Operand x = node.input(0);
        int[] block = block(node, x.shape());
        int[] crops = PadImports.rows(node, 2, "cropping", block.length);
        int places = Shape.of(block).elementCount();
        if (x.shape().dim(0) % places != 0) {
            throw new ShapeException("blocks " + Arrays.toString(block) + " do not divide the batch of " + x.shape());
        }
        int[] split = new int[x.rank() + block.length];
        System.arraycopy(block, 0, split, 0, block.length);
        System.arraycopy(x.shape().dims(), 0, split, block.length, x.rank());
        split[block.length] /= places;
        List<Integer> order = new ArrayList<>(List.of(block.length));
        int[] dims = x.shape().dims();
        dims[0] /= places;
        for (int i = 0; i < block.length; i++) {
            order.add(block.length + i + 1);
            order.add(i);
            dims[i + 1] = Math.multiplyExact(dims[i + 1], block[i]);
        }
        order.addAll(Axes.range(2 * block.length + 1, split.length));
        Operand turned = node.move(new Transpose(order), node.move(new Reshape(Shape.of(split)), x));
        node.output(0, cropped(dims, crops), node.move(new Reshape(Shape.of(dims)), turned));
    }

    private static Slice cropped(int[] dims, int[] crops) {
        List<SliceAxis> box = new ArrayList<>();
        for (int i = 0; i < dims.length; i++) {
            boolean inSpace = i > 0 && i <= crops.length / 2;
            int begin = inSpace ? crops[2 * i - 2] : 0;
            int end = inSpace ? crops[2 * i - 1] : 0;
            if (begin < 0 || end < 0 || (long) begin + end > dims[i]) {
                throw new ShapeException("crops " + begin + " and " + end + " do not fit a size of " + dims[i]);
            }
            int size = dims[i] - begin - end;
            box.add(new SliceAxis(size == 0 ? 0 : begin, 1, size));
        }
        return new Slice(box);
    }

    private static int[] block(OperatorScope node, Shape shape) {
        int[] block = node.constantInput(1, "block").ints();
        boolean positive = Arrays.stream(block).allMatch(size -> size > 0);
        if (block.length == 0 || block.length >= shape.rank() || !positive) {
            throw new ShapeException("blocks " + Arrays.toString(block) + " do not fit " + shape);
        }
        return block;
    }
}
