package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.Concat;
import dev.inlay.compiler.operator.DepthToSpace;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Gather;
import dev.inlay.compiler.operator.Pad;
import dev.inlay.compiler.operator.PadMode;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Resize;
import dev.inlay.compiler.operator.ResizeAxis;
import dev.inlay.compiler.operator.ResizeMode;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.SpaceToDepth;
import dev.inlay.compiler.operator.Tile;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Random data movement and resampling. */
final class RandomMoveOperators {
    private RandomMoveOperators() {}

    static OperatorCase concat(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        int axis = random.axis(shape);
        DataType type = random.chance() ? DataType.FLOAT32 : DataType.INT8;
        List<Tensor> inputs = new ArrayList<>();
        int count = random.in(1, 4);
        for (int i = 0; i < count; i++) {
            inputs.add(random.of(type, shape.with(axis, random.in(1, 4))));
        }
        return new OperatorCase(new Concat(axis), inputs, random.chance() || count == 1 ? Set.of() : Set.of(count - 1));
    }

    static OperatorCase depthToSpace(RandomTensors random) {
        int block = random.in(1, 3);
        Shape shape = Shape.of(random.in(1, 2), random.in(1, 4), random.in(1, 4), block * block * random.in(1, 3));
        return OperatorCase.of(new DepthToSpace(block, random.chance()), random.any(shape));
    }

    static OperatorCase spaceToDepth(RandomTensors random) {
        int block = random.in(1, 3);
        Shape shape = Shape.of(random.in(1, 2), block * random.in(1, 3), block * random.in(1, 3), random.in(1, 4));
        return OperatorCase.of(new SpaceToDepth(block, random.chance()), random.any(shape));
    }

    static OperatorCase expand(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        return OperatorCase.of(
                new Expand(random.chance() ? shape : random.broadcastable(shape)),
                random.any(random.broadcastable(shape)));
    }

    static OperatorCase gather(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        int axis = random.axis(shape);
        Shape indices = random.shape(0, 2);
        long[] elements = new long[indices.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = random.in(-shape.dim(axis), shape.dim(axis) - 1);
        }
        return new OperatorCase(
                new Gather(axis),
                List.of(random.any(shape), Tensor.integers(DataType.INT64, indices, elements)),
                random.chance() ? Set.of(1) : Set.of());
    }

    static OperatorCase pad(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        List<Integer> begin = new ArrayList<>();
        List<Integer> end = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            begin.add(random.in(-2, 4));
            end.add(random.in(-2, 4));
        }
        return OperatorCase.of(
                new Pad(random.oneOf(PadMode.values()), begin, end, random.in(-3, 3)), random.reals(shape));
    }

    static OperatorCase reshape(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        return OperatorCase.of(new Reshape(Shape.of(1, shape.elementCount(), 1)), random.any(shape));
    }

    static OperatorCase resize(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        ResizeMode mode = random.oneOf(ResizeMode.values());
        List<ResizeAxis> axes = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            axes.add(random.chance() ? ResizeAxis.identity(shape.dim(i)) : axis(random, mode, shape.dim(i)));
        }
        return OperatorCase.of(new Resize(mode, axes), random.chance() ? random.reals(shape) : random.any(shape));
    }

    private static ResizeAxis axis(RandomTensors random, ResizeMode mode, int size) {
        int outputs = random.in(1, 6);
        int taps = mode == ResizeMode.NEAREST ? 1 : random.in(1, 6);
        List<Integer> indices = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < outputs * taps; i++) {
            indices.add(random.in(0, size - 1));
            // powers of two keep integers exact
            weights.add(mode == ResizeMode.NEAREST ? 1f : random.in(-2, 3) * 0.25f);
        }
        return new ResizeAxis(outputs, taps, indices, weights);
    }

    static OperatorCase slice(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        List<SliceAxis> axes = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            int start = random.in(0, shape.dim(i) - 1);
            boolean back = random.chance();
            int step = (back ? -1 : 1) * random.in(1, 3);
            int room = back ? start : shape.dim(i) - 1 - start;
            axes.add(new SliceAxis(start, step, random.in(0, 1 + room / Math.abs(step))));
        }
        return OperatorCase.of(new Slice(axes), random.any(shape));
    }

    static OperatorCase tile(RandomTensors random) {
        Shape shape = random.shape(1, 4);
        List<Integer> repeats = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            repeats.add(random.in(1, 3));
        }
        return OperatorCase.of(new Tile(repeats), random.any(shape));
    }

    static OperatorCase transpose(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        return OperatorCase.of(new Transpose(random.permutation(shape.rank())), random.any(shape));
    }
}
