package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.reals;
import static dev.inlay.compiler.importer.onnx.OnnxModels.tensor;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.counting;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators that ONNX's node tests at hand leave out, against numbers computed by hand. */
class MoreOperatorsTest {
    @ParameterizedTest
    @CsvSource({
        "Ceil, -1.5, -1",
        "Floor, -1.5, -2",
        "Round, 2.5, 2",
        "Sign, -3, -1",
        "Reciprocal, 4, 0.25",
        "Erf, 0.5, 0.5204999",
        "Log, 2, 0.6931472",
        "Sin, 1, 0.8414710",
        "Cos, 1, 0.5403023",
        "Softplus, 1, 1.3132617",
        "Softsign, -3, -0.75",
        "Celu, -1, -0.6321206",
        "ThresholdedRelu, 0.5, 0",
        "ThresholdedRelu, 1.5, 1.5",
        "Swish, 1, 0.7310586",
    })
    void functionsOfOneNumber(String operator, float x, float y) {
        assertFloats(SingleNode.of(24, operator).floats(x).run(), dims(1), y);
    }

    @Test
    void parametersOfFunctions() {
        assertFloats(SingleNode.of(13, "Celu", real("alpha", 2)).floats(-2).run(), dims(1), -1.2642411f);
        assertFloats(
                SingleNode.of(13, "ThresholdedRelu", real("alpha", 2))
                        .floats(1.5f)
                        .run(),
                dims(1),
                0);
        assertFloats(SingleNode.of(24, "Swish", real("alpha", 2)).floats(1).run(), dims(1), 0.8807971f);
        assertFloats(
                SingleNode.of(13, "HardSigmoid", real("alpha", 0.1f), real("beta", 0.3f))
                        .floats(1)
                        .run(),
                dims(1),
                0.4f);
    }

    @Test
    void sumsAndMeansTakeAnyNumberOfOperands() {
        Tensor column = Tensor.floats(Shape.of(2, 1), 10, 20);
        assertFloats(
                SingleNode.of(13, "Sum")
                        .floats(1, 2)
                        .input(column)
                        .stored(floats(100))
                        .run(),
                dims(2, 2),
                111,
                112,
                121,
                122);
        assertFloats(
                SingleNode.of(13, "Mean").floats(1, 2).floats(3, 4).floats(5, 9).run(), dims(2), 3, 5);
        assertFloats(SingleNode.of(13, "Mean").floats(1, 2).run(), dims(2), 1, 2);
    }

    @Test
    void remaindersTakeTheSignOfDivisorOrDividend() {
        assertFloats(
                SingleNode.of(13, "Mod", number("fmod", 1))
                        .floats(-5.5f)
                        .floats(3)
                        .run(),
                dims(1),
                -2.5f);
        Tensor minusFive = Tensor.integers(DataType.INT32, Shape.of(1), -5);
        Tensor three = Tensor.integers(DataType.INT32, Shape.of(1), 3);
        assertArrayEquals(
                new long[] {1},
                SingleNode.of(13, "Mod").input(minusFive).input(three).run().integers());
        assertArrayEquals(
                new long[] {-2},
                SingleNode.of(13, "Mod", number("fmod", 1))
                        .input(minusFive)
                        .input(three)
                        .run()
                        .integers());
    }

    @Test
    void comparisonsSelect() {
        Tensor smaller = SingleNode.of(13, "LessOrEqual")
                .floats(1, 2, 3)
                .stored(floats(2))
                .run();
        assertEquals(DataType.BOOL, smaller.dataType());
        assertFloats(
                SingleNode.of(13, "Where")
                        .input(smaller)
                        .floats(1, 2, 3)
                        .stored(floats(9))
                        .run(),
                dims(3),
                1,
                2,
                9);
        assertArrayEquals(
                new long[] {0, 0, 1},
                SingleNode.of(13, "Not").input(smaller).run().integers());
    }

    @Test
    void normalizations() {
        Tensor x = Tensor.floats(Shape.of(1, 3, 1), 1, 2, 3);
        assertFloats(
                SingleNode.of(13, "LRN", number("size", 3), real("alpha", 3), real("beta", 1), real("bias", 1))
                        .input(x)
                        .run(),
                dims(1, 3, 1),
                1 / 6f,
                2 / 15f,
                3 / 14f);
        assertFloats(
                SingleNode.of(23, "RMSNormalization", real("epsilon", 0))
                        .floats(3, 4)
                        .stored(floats(1, 2))
                        .run(),
                dims(2),
                0.8485281f,
                2.2627417f);
        List<Tensor> layer = SingleNode.of(17, "LayerNormalization", real("epsilon", 3))
                .floats(1, 3)
                .stored(floats(2, 2))
                .stored(floats(0, 1))
                .run(3);
        assertFloats(layer.get(0), dims(2), -1, 2);
        assertFloats(layer.get(1), dims(1), 2);
        assertFloats(layer.get(2), dims(1), 0.5f);
    }

    @Test
    void tilesAndExpansions() {
        assertFloats(SingleNode.of(13, "Tile").floats(1, 2).stored(2).run(), dims(4), 1, 2, 1, 2);
        assertFloats(
                SingleNode.of(13, "Expand").input(counting(2, 1)).stored(1, 3).run(), dims(2, 3), 0, 0, 0, 1, 1, 1);
    }

    @Test
    void negativeIndicesCountFromTheEnd() {
        Tensor y = SingleNode.of(13, "Gather", number("axis", 1))
                .input(counting(2, 3))
                .stored(Tensor.integers(DataType.INT64, Shape.scalar(), -1))
                .run();
        assertFloats(y, dims(2), 2, 5);
    }

    @Test
    void conversionsBetweenTypes() {
        Tensor x = floats(-1.7f, 300.9f);
        assertArrayEquals(
                new long[] {-1, 300},
                SingleNode.of(13, "Cast", number("to", 6)).input(x).run().integers());
        assertEquals(
                x,
                SingleNode.of(13, "Cast", number("to", OnnxModels.DOUBLE))
                        .input(x)
                        .run());
        assertEquals(
                DataType.INT64,
                SingleNode.of(15, "CastLike").input(x).stored(1).run().dataType());
    }

    @Test
    void constantsInAllForms() {
        assertFloats(constant(real("value_float", 2)), dims(), 2);
        assertFloats(constant(reals("value_floats", 1, 2)), dims(2), 1, 2);
        assertArrayEquals(new long[] {7}, constant(number("value_int", 7)).integers());
        assertArrayEquals(new long[] {7, 8}, constant(ints("value_ints", 7, 8)).integers());
        assertFloats(constant(tensor("value", OnnxModels.floatTensor("", new float[] {3}, 1, 1))), dims(1, 1), 3);
    }

    private static Tensor constant(dev.inlay.compiler.importer.onnx.proto.AttributeProto value) {
        return SingleNode.of(13, "Constant", value).run();
    }

    @Test
    void rangesAndSizes() {
        Tensor range = SingleNode.of(11, "Range")
                .stored(Tensor.scalar(1))
                .stored(Tensor.scalar(2))
                .stored(Tensor.scalar(0.4f))
                .run();
        assertFloats(range, dims(3), 1, 1.4f, 1.8f);
        Tensor down = SingleNode.of(11, "Range")
                .stored(scalar(3))
                .stored(scalar(0))
                .stored(scalar(-2))
                .run();
        assertArrayEquals(new long[] {3, 1}, down.integers());
        assertArrayEquals(
                new long[] {6},
                SingleNode.of(13, "Size").input(counting(2, 3)).run().integers());
        assertArrayEquals(
                new long[] {0, 1, 1, 0},
                SingleNode.of(13, "NonZero")
                        .stored(Tensor.floats(Shape.of(2, 2), 0, 5, 6, 0))
                        .run()
                        .integers());
    }

    private static Tensor scalar(long value) {
        return Tensor.integers(DataType.INT64, Shape.scalar(), value);
    }
}
