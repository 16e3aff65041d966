package dev.inlay.compiler.importer.tflite;

import static dev.inlay.compiler.importer.tflite.SingleOperator.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of elements, reductions and normalizations. */
class ElementwiseImportsTest {
    private static final float[] X = {-2.5f, -0.75f, 0.5f, 3};

    private static Arguments function(int code, DoubleUnaryOperator expected) {
        return Arguments.of(code, expected);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                function(101, Math::abs),
                function(104, Math::ceil),
                function(108, Math::cos),
                function(47, Math::exp),
                function(8, Math::floor),
                function(73, x -> Math.log(x)),
                function(59, x -> -x),
                function(116, Math::rint),
                function(76, x -> 1 / Math.sqrt(x)),
                function(158, Math::signum),
                function(66, Math::sin),
                function(75, Math::sqrt),
                function(92, x -> x * x),
                function(111, x -> x > 0 ? x : Math.expm1(x)),
                function(117, x -> x * Math.max(0, Math.min(6, x + 3)) / 6),
                function(14, x -> 1 / (1 + Math.exp(-x))),
                function(19, x -> Math.max(0, x)),
                function(20, x -> Math.max(-1, Math.min(1, x))),
                function(21, x -> Math.max(0, Math.min(6, x))),
                function(152, x -> Math.max(0, Math.min(1, x))),
                function(28, Math::tanh));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionOfOneNumber(int code, DoubleUnaryOperator expected) {
        Tensor y = new SingleOperator(code).input(shape(4), X).run().get(0);
        for (int i = 0; i < X.length; i++) {
            assertEquals((float) expected.applyAsDouble(X[i]), y.floats()[i], 1e-6f);
        }
    }

    private static void check(SingleOperator operator, float... expected) {
        assertArrayEquals(expected, operator.run().get(0).floats(), 1e-5f);
    }

    @Test
    void functionsWithOptions() {
        check(new SingleOperator(98).options(75, new FlatRecord().set(0, 0.25f)).input(shape(2), -4, 4), -1, 4);
        check(new SingleOperator(54).input(shape(1, 2), -4, 4).constant(shape(2), 0.5f, 9), -2, 4);
        check(new SingleOperator(150).options(116, new FlatRecord()).input(shape(1), 1), 0.8413447f);
        check(
                new SingleOperator(150)
                        .options(116, new FlatRecord().set(0, true))
                        .input(shape(1), 1),
                0.841192f);
    }

    @Test
    void functionsOfTwoNumbersBroadcast() {
        check(pair(0, 11), 4, -3, 6, -1);
        check(pair(41, 28), -2, 5, 0, 7);
        check(pair(18, 21), 3, -4, 9, -12);
        check(pair(42, 29), 1 / 3f, -0.25f, 1, -0.75f);
        check(pair(55, 0), 3, 1, 3, 3);
        check(pair(57, 0), 1, -4, 3, -4);
        check(pair(99, 0), 4, 25, 0, 49);
        check(pair(78, 0), 1, 1, 27, 1 / 81f);
        check(pair(90, 0), 0, -1, 1, -1);
        check(pair(95, 0), 1, -3, 0, -1);
        check(
                new SingleOperator(0)
                        .options(11, new FlatRecord().set(0, (byte) 1))
                        .input(shape(2), 1, -5)
                        .constant(shape(1), 1),
                2,
                0);
        check(new SingleOperator(106).input(shape(1), 1).input(shape(1), 10).input(shape(1), 100), 111);
    }

    private static SingleOperator pair(int code, int options) {
        return new SingleOperator(code)
                .options(options, new FlatRecord())
                .input(shape(2, 1), 1, 3)
                .input(shape(2), 3, -4);
    }

    @Test
    void comparisonsAndChoices() {
        assertArrayEquals(new long[] {0, 1, 0}, compared(71));
        assertArrayEquals(new long[] {1, 0, 1}, compared(72));
        assertArrayEquals(new long[] {0, 0, 1}, compared(61));
        assertArrayEquals(new long[] {0, 1, 1}, compared(62));
        assertArrayEquals(new long[] {1, 0, 0}, compared(58));
        assertArrayEquals(new long[] {1, 1, 0}, compared(63));
    }

    private static long[] compared(int code) {
        return new SingleOperator(code)
                .input(shape(3), 1, 2, 3)
                .constant(shape(3), 2, 2, 2)
                .output(TfliteModel.BOOL)
                .run()
                .get(0)
                .integers();
    }

    @Test
    void aConditionOfOneAxisChoosesRows() {
        TfliteModel model = new TfliteModel();
        int condition = model.constant("c", TfliteModel.BOOL, new byte[] {1, 0}, 2);
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 2, 2));
        int other = model.floats("o", new int[] {2, 2}, 5, 6, 7, 8);
        model.operator(64, new int[] {condition, x, other}, model.output(model.tensor("y", TfliteModel.FLOAT32)));
        Tensor y = new GraphEvaluator(SingleOperator.read(model.bytes()))
                .run(List.of(Tensor.floats(shape(2, 2), 1, 2, 3, 4)))
                .get(0);
        assertArrayEquals(new float[] {1, 2, 7, 8}, y.floats());
    }

    @Test
    void reductions() {
        check(reduced(40, true, 1), 2, 5);
        check(reduced(74, false, -1, 0), 21);
        check(reduced(82, false, 0), 4, 5, 6);
        check(reduced(89, false, 1), 1, 4);
        check(reduced(81, false, 1, 1), 6, 120);
        assertEquals(shape(2, 1), reduced(40, true, 1).run().get(0).shape());
        assertEquals(shape(2), reduced(40, false, 1).run().get(0).shape());
    }

    private static SingleOperator reduced(int code, boolean keep, int... axes) {
        return new SingleOperator(code)
                .options(27, new FlatRecord().set(0, keep))
                .input(shape(2, 3), 1, 2, 3, 4, 5, 6)
                .ints(axes);
    }

    @Test
    void placesOfExtremesInTheTypeAskedFor() {
        SingleOperator largest =
                new SingleOperator(56).input(shape(2, 3), 1, 3, 3, 9, 5, 6).scalar(-1);
        Tensor y = largest.output(TfliteModel.INT32).run().get(0);
        assertArrayEquals(new long[] {1, 0}, y.integers());
        assertEquals(DataType.INT32, y.dataType());
        SingleOperator smallest =
                new SingleOperator(79).input(shape(2, 2), 1, 3, 0, 9).scalar(0);
        assertArrayEquals(
                new long[] {1, 0},
                smallest.output(TfliteModel.INT64).run().get(0).integers());
    }

    @Test
    void normalizations() {
        check(new SingleOperator(11).input(shape(1, 2), 3, 4), 0.6f, 0.8f);
        check(new SingleOperator(11).input(shape(1, 2), 0, 0), 0, 0);
        check(
                new SingleOperator(25).options(9, new FlatRecord().set(0, 2f)).input(shape(1, 2), 0, (float)
                        (Math.log(3) / 2)),
                0.25f,
                0.75f);
        check(new SingleOperator(50).input(shape(1, 2), 0, (float) Math.log(3)), (float) Math.log(0.25), (float)
                Math.log(0.75));
        FlatRecord local = new FlatRecord().set(0, 1).set(1, 1f).set(2, 0.5f).set(3, 1f);
        check(new SingleOperator(13).options(13, local).input(shape(1, 1, 1, 3), 1, 2, 2), 1 / 3.5f, 2 / 5.5f, 2 / 5f);
    }
}
