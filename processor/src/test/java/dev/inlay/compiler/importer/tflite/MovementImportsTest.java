package dev.inlay.compiler.importer.tflite;

import static dev.inlay.compiler.importer.tflite.SingleOperator.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators that move elements, and those whose result is known from shapes. */
class MovementImportsTest {
    private static final byte SYMMETRIC = 1;

    private static void check(SingleOperator operator, int[] dims, float... expected) {
        check(operator.run().get(0), dims, expected);
    }

    private static void check(Tensor y, int[] dims, float... expected) {
        assertEquals(shape(dims), y.shape());
        assertArrayEquals(expected, y.floats(), 1e-6f);
    }

    private static int[] dims(int... dims) {
        return dims;
    }

    @Test
    void shapesFromInputsAndOptions() {
        check(new SingleOperator(22).input(shape(2, 3), 1, 2, 3, 4, 5, 6).ints(3, -1), dims(3, 2), 1, 2, 3, 4, 5, 6);
        check(
                new SingleOperator(22)
                        .options(17, new FlatRecord().set(0, new int[] {-1}))
                        .input(shape(1, 2), 1, 2),
                dims(2),
                1,
                2);
        check(
                new SingleOperator(43)
                        .options(30, new FlatRecord().set(0, new int[] {-1}))
                        .input(shape(1, 2, 1), 1, 2),
                dims(1, 2),
                1,
                2);
        check(new SingleOperator(43).input(shape(1, 2, 1), 1, 2), dims(2), 1, 2);
        check(new SingleOperator(70).input(shape(2), 1, 2).scalar(-1), dims(2, 1), 1, 2);
        check(new SingleOperator(39).input(shape(2, 2), 1, 2, 3, 4).ints(-1, 0), dims(2, 2), 1, 3, 2, 4);
    }

    @Test
    void joinsAndCopies() {
        check(
                new SingleOperator(2)
                        .options(10, new FlatRecord().set(0, -1).set(1, (byte) 1))
                        .input(shape(1, 1), -1)
                        .input(shape(1, 2), 2, 3),
                dims(1, 3),
                0,
                2,
                3);
        check(
                new SingleOperator(83)
                        .options(59, new FlatRecord().set(0, 2).set(1, -1))
                        .input(shape(2), 1, 2)
                        .constant(shape(2), 3, 4),
                dims(2, 2),
                1,
                3,
                2,
                4);
        check(new SingleOperator(69).input(shape(1, 2), 1, 2).ints(2, 1), dims(2, 2), 1, 2, 1, 2);
        check(new SingleOperator(130).input(shape(2, 1), 1, 2).ints(2, 2), dims(2, 2), 1, 1, 2, 2);
    }

    @Test
    void blocksOfSpaceAndDepth() {
        check(
                new SingleOperator(5)
                        .options(94, new FlatRecord().set(0, 2))
                        .input(shape(1, 1, 1, 8), 1, 2, 3, 4, 5, 6, 7, 8),
                dims(1, 2, 2, 2),
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8);
        check(
                new SingleOperator(26)
                        .options(19, new FlatRecord().set(0, 2))
                        .input(shape(1, 2, 4, 1), 1, 2, 3, 4, 5, 6, 7, 8),
                dims(1, 1, 2, 4),
                1,
                2,
                5,
                6,
                3,
                4,
                7,
                8);
    }

    @Test
    void blocksOfSpaceAndBatch() {
        check(
                new SingleOperator(38)
                        .input(shape(1, 1, 3, 1), 1, 2, 3)
                        .ints(1, 2)
                        .ints(shape(2, 2), 0, 0, 1, 0),
                dims(2, 1, 2, 1),
                0,
                2,
                1,
                3);
        check(
                new SingleOperator(37)
                        .input(shape(2, 1, 2, 1), 0, 2, 1, 3)
                        .ints(1, 2)
                        .ints(shape(2, 2), 0, 0, 1, 0),
                dims(1, 1, 3, 1),
                1,
                2,
                3);
    }

    @Test
    void padding() {
        check(new SingleOperator(34).input(shape(1, 2), 1, 2).ints(shape(2, 2), 0, 0, 1, 2), dims(1, 5), 0, 1, 2, 0, 0);
        check(
                new SingleOperator(60)
                        .input(shape(1, 2), 1, 2)
                        .ints(shape(2, 2), 0, 1, 0, 0)
                        .constant(shape(), 7),
                dims(2, 2),
                1,
                2,
                7,
                7);
        check(
                new SingleOperator(100)
                        .options(77, new FlatRecord())
                        .input(shape(3), 1, 2, 3)
                        .ints(shape(1, 2), 2, 1),
                dims(6),
                3,
                2,
                1,
                2,
                3,
                2);
        check(
                new SingleOperator(100)
                        .options(77, new FlatRecord().set(0, SYMMETRIC))
                        .input(shape(3), 1, 2, 3)
                        .ints(shape(1, 2), 2, 1),
                dims(6),
                2,
                1,
                1,
                2,
                3,
                3);
    }

    @Test
    void slices() {
        check(
                new SingleOperator(65)
                        .input(shape(2, 3), 1, 2, 3, 4, 5, 6)
                        .ints(1, 1)
                        .ints(1, -1),
                dims(1, 2),
                5,
                6);
        check(new SingleOperator(105).input(shape(2, 2), 1, 2, 3, 4).ints(-1), dims(2, 2), 2, 1, 4, 3);
        List<Tensor> halves = new SingleOperator(49)
                .scalar(1)
                .input(shape(1, 4), 1, 2, 3, 4)
                .output()
                .output()
                .run();
        check(halves.get(1), dims(1, 2), 3, 4);
        List<Tensor> parts = new SingleOperator(102)
                .input(shape(1, 4), 1, 2, 3, 4)
                .ints(1, -1)
                .scalar(-1)
                .output()
                .output()
                .run();
        check(parts.get(0), dims(1, 1), 1);
        check(parts.get(1), dims(1, 3), 2, 3, 4);
        List<Tensor> columns = new SingleOperator(88)
                .options(64, new FlatRecord().set(0, 2).set(1, -1))
                .input(shape(2, 2), 1, 2, 3, 4)
                .output()
                .output()
                .run();
        check(columns.get(1), dims(2), 2, 4);
    }

    private static SingleOperator strided(FlatRecord masks, int[] begin, int[] end, int[] step) {
        return new SingleOperator(45)
                .options(32, masks)
                .input(shape(2, 3), 1, 2, 3, 4, 5, 6)
                .ints(begin)
                .ints(end)
                .ints(step);
    }

    @Test
    void stridedSlices() {
        check(strided(new FlatRecord(), dims(0, 0), dims(2, 3), dims(1, 2)), dims(2, 2), 1, 3, 4, 6);
        // x[::-1, 1:]
        FlatRecord open = new FlatRecord().set(0, 1).set(1, 3);
        check(strided(open, dims(0, 1), dims(0, 0), dims(-1, 1)), dims(2, 2), 5, 6, 2, 3);
        // x[..., -1]
        FlatRecord last = new FlatRecord().set(2, 1).set(4, 2);
        check(strided(last, dims(0, -1), dims(0, 0), dims(1, 1)), dims(2), 3, 6);
        // x[1, newaxis]
        FlatRecord fresh = new FlatRecord().set(3, 2).set(4, 1);
        check(strided(fresh, dims(1, 0), dims(2, 0), dims(1, 1)), dims(1, 3), 4, 5, 6);
        // an end that counts from the start
        FlatRecord offset = new FlatRecord().set(5, true);
        check(strided(offset, dims(0, 1), dims(1, 2), dims(1, 1)), dims(1, 2), 2, 3);
    }

    @Test
    void gathersWithBatches() {
        check(
                new SingleOperator(36)
                        .options(23, new FlatRecord().set(0, 1))
                        .input(shape(2, 3), 1, 2, 3, 4, 5, 6)
                        .ints(2, 0),
                dims(2, 2),
                3,
                1,
                6,
                4);
        check(
                new SingleOperator(36)
                        .options(23, new FlatRecord().set(0, 2).set(1, 1))
                        .input(shape(2, 1, 3), 1, 2, 3, 4, 5, 6)
                        .ints(shape(2, 2), 2, 0, 1, 1),
                dims(2, 1, 2),
                3,
                1,
                5,
                5);
    }

    @Test
    void resizedBilinear() {
        check(resized(23, 15, new FlatRecord()), dims(1, 1, 4, 1), 1, 2, 3, 3);
        check(resized(23, 15, new FlatRecord().set(3, true)), dims(1, 1, 4, 1), 1, 1.5f, 2.5f, 3);
        check(resized(23, 15, new FlatRecord().set(2, true)), dims(1, 1, 4, 1), 1, 5 / 3f, 7 / 3f, 3);
    }

    @Test
    void resizedNearest() {
        check(resized(97, 74, new FlatRecord()), dims(1, 1, 4, 1), 1, 1, 3, 3);
        check(resized(97, 74, new FlatRecord().set(1, true)), dims(1, 1, 4, 1), 1, 1, 3, 3);
        check(resized(97, 74, new FlatRecord().set(0, true)), dims(1, 1, 4, 1), 1, 1, 3, 3);
    }

    private static SingleOperator resized(int code, int type, FlatRecord options) {
        return new SingleOperator(code)
                .options(type, options)
                .input(shape(1, 1, 2, 1), 1, 3)
                .ints(1, 4);
    }

    @Test
    void shapesAreKnownWhileTheModelIsRead() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 2, 3));
        int shape = model.tensor("shape", TfliteModel.INT32, 2);
        model.operator(77, new int[] {x}, shape);
        int product = model.tensor("product", TfliteModel.INT32);
        model.operator(81, new int[] {shape, model.ints("axis", 0)}, product);
        int flat = model.tensor("flat", TfliteModel.INT32, 1);
        model.operator(83, 59, new FlatRecord().set(0, 1), new int[] {product}, flat);
        model.operator(22, new int[] {x, flat}, model.output(model.tensor("y", TfliteModel.FLOAT32, 6)));
        Graph graph = SingleOperator.read(model.bytes());
        assertEquals(1, graph.nodes().size());
        assertEquals(shape(6), graph.outputs().get(0).type().shape());
    }

    @Test
    void resultsKnownBeforehand() {
        check(
                new SingleOperator(0)
                        .options(11, new FlatRecord())
                        .input(shape(2), 1, 2)
                        .constant(shape(), 1),
                dims(2),
                2,
                3);
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 3));
        int zeros = model.tensor("zeros", TfliteModel.FLOAT32, 3);
        model.operator(93, new int[] {x}, zeros);
        int ones = model.tensor("ones", TfliteModel.FLOAT32, 3);
        model.operator(94, new int[] {model.ints("dims", 3), model.floats("one", new int[0], 1)}, ones);
        int range = model.tensor("range", TfliteModel.INT32, 3);
        int start = model.ints("start", new int[0], 5);
        int end = model.ints("end", new int[0], 0);
        int step = model.ints("step", new int[0], -2);
        model.operator(96, new int[] {start, end, step}, range);
        int real = model.tensor("real", TfliteModel.FLOAT32, 3);
        model.operator(53, new int[] {range}, real);
        int sum = model.output(model.tensor("sum", TfliteModel.FLOAT32, 3));
        model.operator(106, new int[] {x, zeros, ones, real}, sum);
        Tensor y = new GraphEvaluator(SingleOperator.read(model.bytes()))
                .run(List.of(Tensor.floats(shape(3), 10, 20, 30)))
                .get(0);
        check(y, dims(3), 16, 24, 32);
    }
}
