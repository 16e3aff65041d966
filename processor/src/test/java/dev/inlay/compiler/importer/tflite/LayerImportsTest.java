package dev.inlay.compiler.importer.tflite;

import static dev.inlay.compiler.importer.tflite.SingleOperator.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.FlatRecord;
import org.junit.jupiter.api.Test;

/** Convolutions, pools and products, each against numbers worked out by hand. */
class LayerImportsTest {
    private static final byte SAME = 0;
    private static final byte VALID = 1;
    private static final byte RELU = 1;
    private static final byte RELU_N1_TO_1 = 2;
    private static final byte RELU6 = 3;

    private static void check(SingleOperator operator, int[] dims, float... expected) {
        Tensor y = operator.run().get(0);
        assertEquals(shape(dims), y.shape());
        assertArrayEquals(expected, y.floats(), 1e-6f);
    }

    private static int[] dims(int... dims) {
        return dims;
    }

    private static FlatRecord window(int padding, int strideWidth, int strideHeight) {
        return new FlatRecord().set(0, (byte) padding).set(1, strideWidth).set(2, strideHeight);
    }

    @Test
    void evenKernelIsPaddedAtTheEnd() {
        check(
                new SingleOperator(3)
                        .options(1, window(SAME, 1, 1))
                        .input(shape(1, 2, 3, 1), 1, 2, 3, 4, 5, 6)
                        .constant(shape(1, 2, 2, 1), 1, 10, 100, 1000)
                        .constant(shape(1), 0.5f),
                dims(1, 2, 3, 1),
                5421.5f,
                6532.5f,
                603.5f,
                54.5f,
                65.5f,
                6.5f);
    }

    @Test
    void stridesAndDilationsBelongToTheirAxis() {
        FlatRecord options = window(VALID, 2, 1).set(4, 1).set(5, 2);
        check(
                new SingleOperator(3)
                        .options(1, options)
                        .input(shape(1, 3, 3, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9)
                        .constant(shape(1, 2, 1, 1), 1, 10)
                        .none(),
                dims(1, 1, 2, 1),
                71,
                93);
    }

    @Test
    void channelsOfGroupsStayApartAndReluFollows() {
        check(
                new SingleOperator(3)
                        .options(1, window(VALID, 1, 1).set(3, RELU))
                        .input(shape(1, 1, 2, 2), 1, 2, 3, -4)
                        .constant(shape(2, 1, 1, 1), 10, 100),
                dims(1, 1, 2, 2),
                10,
                200,
                30,
                0);
    }

    @Test
    void depthwiseOutputsOfAChannelStandSideBySide() {
        FlatRecord options =
                new FlatRecord().set(0, VALID).set(1, 1).set(2, 1).set(3, 2).set(4, RELU6);
        check(
                new SingleOperator(4)
                        .options(2, options)
                        .input(shape(1, 1, 2, 2), 1, 2, 3, 4)
                        .constant(shape(1, 1, 2, 4), 1, 2, 0.1f, -1, 1, 0, 0.2f, 0)
                        .constant(shape(4), 0, 0, 1, 0),
                dims(1, 1, 1, 4),
                4,
                2,
                2,
                0);
    }

    @Test
    void convolutionInThreeDimensions() {
        FlatRecord options = new FlatRecord().set(0, VALID).set(1, 1).set(2, 1).set(3, 1);
        check(
                new SingleOperator(132)
                        .options(106, options)
                        .input(shape(1, 2, 1, 2, 1), 1, 2, 3, 4)
                        .constant(shape(2, 1, 1, 1, 2), 1, 10, 100, 1000),
                dims(1, 1, 1, 2, 2),
                301,
                3010,
                402,
                4020);
    }

    @Test
    void transposedConvolutionCutsToTheShapeAskedFor() {
        check(
                new SingleOperator(67)
                        .options(49, window(SAME, 2, 2))
                        .ints(1, 1, 4, 1)
                        .constant(shape(1, 1, 3, 1), 1, 10, 100)
                        .input(shape(1, 1, 2, 1), 1, 2)
                        .constant(shape(1), 0.5f),
                dims(1, 1, 4, 1),
                1.5f,
                10.5f,
                102.5f,
                20.5f);
    }

    @Test
    void transposedConvolutionLeavesMoreThanItsWindowsAtTheBias() {
        check(
                new SingleOperator(67)
                        .options(49, window(VALID, 2, 1))
                        .ints(1, 1, 4, 1)
                        .constant(shape(1, 1, 1, 1), 3)
                        .input(shape(1, 1, 2, 1), 1, 2),
                dims(1, 1, 4, 1),
                3,
                0,
                6,
                0);
    }

    @Test
    void averagesCountTheElementsInside() {
        FlatRecord options = window(SAME, 1, 1).set(3, 3).set(4, 1);
        check(
                new SingleOperator(1).options(5, options).input(shape(1, 1, 3, 1), 1, 2, 6),
                dims(1, 1, 3, 1),
                1.5f,
                3,
                4);
    }

    @Test
    void maximumPoolWithActivation() {
        FlatRecord options = window(VALID, 1, 1).set(3, 2).set(4, 1).set(5, RELU_N1_TO_1);
        check(new SingleOperator(17).options(5, options).input(shape(1, 1, 3, 1), -3, -2, 6), dims(1, 1, 2, 1), -1, 1);
    }

    @Test
    void rootMeanSquarePool() {
        FlatRecord options = window(VALID, 1, 1).set(3, 2).set(4, 1);
        check(new SingleOperator(12).options(5, options).input(shape(1, 1, 2, 1), 1, 7), dims(1, 1, 1, 1), 5);
    }

    @Test
    void rowsOfAFullyConnectedLayerAreWhatItsWeightsTake() {
        check(
                new SingleOperator(9)
                        .options(8, new FlatRecord())
                        .input(shape(2, 2, 1), 1, 2, 3, 4)
                        .constant(shape(3, 2), 1, 0, 0, 1, 1, 1)
                        .constant(shape(3), 0.5f, 0, 0),
                dims(2, 3),
                1.5f,
                2,
                3,
                3.5f,
                4,
                7);
    }

    @Test
    void fullyConnectedLayerKeepsDimensionsWhereAsked() {
        check(
                new SingleOperator(9)
                        .options(8, new FlatRecord().set(2, true))
                        .input(shape(1, 2, 1), 1, 2)
                        .constant(shape(1, 1), 3)
                        .none(),
                dims(1, 2, 1),
                3,
                6);
    }

    @Test
    void fullyConnectedLayerWithComputedWeights() {
        check(
                new SingleOperator(9)
                        .options(8, new FlatRecord())
                        .input(shape(1, 2), 1, 2)
                        .input(shape(2, 2), 1, 10, 100, 1000)
                        .constant(shape(2), 0.5f, 0),
                dims(1, 2),
                21.5f,
                2100);
    }

    @Test
    void batchesOfProductsWithOperandsTurned() {
        check(
                new SingleOperator(126)
                        .options(101, new FlatRecord().set(0, true).set(1, true))
                        .input(shape(1, 2, 1), 1, 2)
                        .constant(shape(3, 2), 1, 10, 100, 1000, 0, 1),
                dims(1, 1, 3),
                21,
                2100,
                2);
    }
}
