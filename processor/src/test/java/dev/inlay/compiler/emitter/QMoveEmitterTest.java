package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.MoveAxis;
import dev.inlay.compiler.kernel.MoveBlock;
import dev.inlay.compiler.kernel.QMove;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QMoveEmitterTest {
    private static final int CASES = 200;

    private final RandomNumbers random = new RandomNumbers(8);
    private final RandomGeometry geometry = new RandomGeometry(random);

    /** Transposes, mirrors and gathers, at random along each axis. */
    @Test
    void permutationsEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Shape input = geometry.shape(random.in(1, 4));
            List<Integer> order = new ArrayList<>();
            for (int axis = 0; axis < input.rank(); axis++) {
                order.add(random.in(0, order.size()), axis);
            }
            cases.add(permutation(input, order));
        }
        KernelHarness.check(cases);
    }

    private KernelCase permutation(Shape input, List<Integer> order) {
        int[] sizes = new int[order.size()];
        List<Optional<List<Integer>>> gathered = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            boolean gathers = random.oneIn(4);
            sizes[i] = gathers ? random.in(1, 6) : input.dim(order.get(i));
            gathered.add(gathers ? Optional.of(offsets(input, order.get(i), sizes[i])) : Optional.empty());
        }
        Shape output = Shape.of(sizes);
        List<MoveAxis> axes = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sizes.length; i++) {
            int stride = input.strides()[order.get(i)];
            boolean mirrored = gathered.get(i).isEmpty() && random.oneIn(4);
            first += mirrored ? (sizes[i] - 1) * stride : 0;
            axes.add(new MoveAxis(sizes[i], output.strides()[i], mirrored ? -stride : stride, gathered.get(i)));
        }
        QMove move = new QMove(
                List.of(new MoveBlock(0, first, 0, axes, table())), OptionalInt.empty(), output.elementCount());
        return KernelCase.toBytes(move, output.elementCount(), random.buffer(input.elementCount()));
    }

    private List<Integer> offsets(Shape input, int axis, int count) {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offsets.add(random.in(0, input.dim(axis) - 1) * input.strides()[axis]);
        }
        return offsets;
    }

    private Optional<byte[]> table() {
        return random.oneIn(3) ? Optional.of(random.bytes(256)) : Optional.empty();
    }

    /** Several inputs side by side, with a border of a fill value around and slices left out. */
    @Test
    void concatenationsWithFillEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(concatenation(random.in(1, 4), random.in(1, 12), random.in(1, 6)));
        }
        KernelHarness.check(cases);
    }

    private KernelCase concatenation(int outer, int inner, int parts) {
        int border = random.in(0, 2);
        int[] sizes = new int[parts];
        int total = 2 * border;
        for (int p = 0; p < parts; p++) {
            sizes[p] = random.in(0, 4);
            total += sizes[p];
        }
        List<MoveBlock> blocks = new ArrayList<>();
        Buffer[] inputs = new Buffer[parts];
        int at = border;
        for (int p = 0; p < parts; p++) {
            inputs[p] = random.buffer(outer * sizes[p] * inner);
            List<MoveAxis> axes = List.of(
                    new MoveAxis(outer, total * inner, sizes[p] * inner),
                    new MoveAxis(sizes[p], inner, inner),
                    new MoveAxis(inner, 1, 1));
            blocks.add(new MoveBlock(p, 0, at * inner, axes, table()));
            at += sizes[p];
        }
        OptionalInt fill = border > 0 ? OptionalInt.of(random.zeroPoint()) : OptionalInt.empty();
        int length = outer * total * inner;
        return KernelCase.toBytes(new QMove(blocks, fill, length), length, inputs);
    }

    /** More blocks than one method could hold one by one. */
    @Test
    void manyAlikeBlocksEqualReference() {
        List<KernelCase> cases = new ArrayList<>();
        for (int blocks : new int[] {3, 4, 5, 40, 600}) {
            for (int inner : new int[] {1, 7, 8, 20}) {
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < blocks; i++) {
                    order.add(i);
                }
                Collections.rotate(order, blocks / 3);
                List<MoveBlock> copies = new ArrayList<>();
                for (int i = 0; i < blocks; i++) {
                    copies.add(new MoveBlock(0, i * inner, order.get(i) * inner, List.of(new MoveAxis(inner, 1, 1))));
                }
                int length = blocks * inner;
                cases.add(KernelCase.toBytes(
                        new QMove(copies, OptionalInt.empty(), length), length, random.buffer(length)));
            }
        }
        KernelHarness.check(cases);
    }
}
