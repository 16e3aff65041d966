package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.reals;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.counting;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static dev.inlay.compiler.importer.onnx.TestTensors.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators whose parameters moved from attributes to inputs, or that changed their meaning. */
class VersionsTest {
    @Test
    void softmaxBeforeOpset13NormalizesEverythingFromTheAxisOn() {
        Tensor x = random(1, 2, 3, 4);
        Tensor flat = SingleNode.of(12, "Softmax", number("axis", 1)).input(x).run();
        Tensor expected = SingleNode.of(13, "Softmax", number("axis", 1))
                .input(x.reshaped(Shape.of(2, 12)))
                .run();
        TensorMatcher.requireClose("flat", flat, expected.reshaped(x.shape()), 1e-7, 1e-6);
        assertEquals(
                List.of("Reshape", "Softmax", "Reshape"),
                SingleNode.of(12, "Softmax").input(x).operators());
        assertEquals(
                List.of("Softmax"),
                SingleNode.of(12, "Softmax").input(random(1, 1, 10)).operators());
    }

    @Test
    void softmaxBeforeOpset13NeedsNoReshapeWhereTheRestIsOfSizeOne() {
        Tensor x = random(2, 1, 10, 1, 1);
        SingleNode node = SingleNode.of(11, "LogSoftmax").input(x);
        assertEquals(List.of("Softmax"), node.operators());
    }

    @Test
    void sliceTakesAttributesBeforeOpset10() {
        Tensor x = counting(4, 5);
        Tensor old = SingleNode.of(9, "Slice", ints("starts", 1, -3), ints("ends", 3, 1000), ints("axes", 0, 1))
                .input(x)
                .run();
        Tensor now = SingleNode.of(13, "Slice")
                .input(x)
                .stored(1, -3)
                .stored(3, 1000)
                .stored(0, 1)
                .run();
        assertEquals(now, old);
        assertFloats(old, dims(2, 3), 7, 8, 9, 12, 13, 14);
    }

    @Test
    void sliceClampsTheLargestIntegers() {
        Tensor x = counting(5);
        Tensor reversed = SingleNode.of(13, "Slice")
                .input(x)
                .stored(-1)
                .stored(Long.MIN_VALUE)
                .stored(0)
                .stored(-2)
                .run();
        assertFloats(reversed, dims(3), 4, 2, 0);
        Tensor first = SingleNode.of(13, "Slice")
                .input(x)
                .stored(Long.MIN_VALUE)
                .stored(Long.MAX_VALUE)
                .stored(0)
                .stored(Long.MAX_VALUE)
                .run();
        assertFloats(first, dims(1), 0);
    }

    @Test
    void padTakesAttributesBeforeOpset11() {
        Tensor x = counting(2, 2);
        Tensor old = SingleNode.of(10, "Pad", ints("pads", 0, 1, 1, 0), real("value", 9))
                .input(x)
                .run();
        Tensor now = SingleNode.of(13, "Pad")
                .input(x)
                .stored(0, 1, 1, 0)
                .stored(Tensor.scalar(9))
                .run();
        Tensor axes = SingleNode.of(18, "Pad")
                .input(x)
                .stored(1, 0, 0, 1)
                .stored(Tensor.scalar(9))
                .stored(1, 0)
                .run();
        assertEquals(now, old);
        assertEquals(now, axes);
        assertFloats(old, dims(3, 3), 9, 0, 1, 9, 2, 3, 9, 9, 9);
    }

    @Test
    void padHasFourModesAndCrops() {
        Tensor x = counting(4);
        assertFloats(pad(x, "edge", 2, 1), dims(7), 0, 0, 0, 1, 2, 3, 3);
        assertFloats(pad(x, "reflect", 2, 1), dims(7), 2, 1, 0, 1, 2, 3, 2);
        assertFloats(pad(x, "wrap", 2, 1), dims(7), 2, 3, 0, 1, 2, 3, 0);
        assertFloats(pad(x, "constant", -1, 1), dims(4), 1, 2, 3, 0);
    }

    private static Tensor pad(Tensor x, String mode, long begin, long end) {
        return SingleNode.of(19, "Pad", text("mode", mode))
                .input(x)
                .stored(begin, end)
                .run();
    }

    @Test
    void squeezeAndUnsqueezeTakeAttributesBeforeOpset13() {
        Tensor x = counting(1, 3, 1);
        assertEquals(
                Shape.of(3, 1),
                SingleNode.of(12, "Squeeze", ints("axes", 0)).input(x).run().shape());
        assertEquals(
                Shape.of(1, 3),
                SingleNode.of(13, "Squeeze").input(x).stored(-1).run().shape());
        assertEquals(Shape.of(3), SingleNode.of(13, "Squeeze").input(x).run().shape());
        assertEquals(
                Shape.of(1, 1, 3, 1, 1),
                SingleNode.of(12, "Unsqueeze", ints("axes", 0, 4))
                        .input(x)
                        .run()
                        .shape());
        assertEquals(
                Shape.of(1, 1, 3, 1, 1),
                SingleNode.of(13, "Unsqueeze").input(x).stored(-1, 0).run().shape());
    }

    @Test
    void splitTakesAttributesBeforeOpset13AndUnevenPartsSince18() {
        Tensor x = counting(7);
        List<Tensor> old =
                SingleNode.of(12, "Split", ints("split", 3, 4)).input(x).run(2);
        assertFloats(old.get(1), dims(4), 3, 4, 5, 6);
        List<Tensor> uneven =
                SingleNode.of(18, "Split", number("num_outputs", 3)).input(x).run(3);
        assertFloats(uneven.get(0), dims(3), 0, 1, 2);
        assertFloats(uneven.get(2), dims(1), 6);
    }

    @Test
    void reductionsTakeAttributesFirst() {
        Tensor x = counting(2, 3);
        assertFloats(
                SingleNode.of(12, "ReduceSum", ints("axes", 1), number("keepdims", 0))
                        .input(x)
                        .run(),
                dims(2),
                3,
                12);
        assertFloats(SingleNode.of(13, "ReduceSum").input(x).stored(-1).run(), dims(2, 1), 3, 12);
        assertFloats(SingleNode.of(17, "ReduceMean", ints("axes", 0)).input(x).run(), dims(1, 3), 1.5f, 2.5f, 3.5f);
        assertFloats(SingleNode.of(18, "ReduceMean").input(x).stored(0).run(), dims(1, 3), 1.5f, 2.5f, 3.5f);
        assertFloats(
                SingleNode.of(18, "ReduceMax", number("keepdims", 0)).input(x).run(), dims(), 5);
        assertEquals(
                x,
                SingleNode.of(18, "ReduceProd", number("noop_with_empty_axes", 1))
                        .input(x)
                        .run());
    }

    @Test
    void everyReductionHasItsFunction() {
        Tensor x = floats(1, -2, 3);
        assertFloats(SingleNode.of(13, "ReduceL1").input(x).run(), dims(1), 6);
        assertFloats(SingleNode.of(13, "ReduceL2").input(x).run(), dims(1), (float) Math.sqrt(14));
        assertFloats(SingleNode.of(13, "ReduceLogSum").input(x).run(), dims(1), (float) Math.log(2));
        assertFloats(SingleNode.of(13, "ReduceLogSumExp").input(x).run(), dims(1), 3.132845f);
        assertFloats(SingleNode.of(13, "ReduceMin").input(x).run(), dims(1), -2);
        assertFloats(SingleNode.of(13, "ReduceProd").input(x).run(), dims(1), -6);
        assertFloats(SingleNode.of(13, "ReduceSumSquare").input(x).run(), dims(1), 14);
        assertArrayEquals(
                new long[] {1}, SingleNode.of(13, "ArgMin").input(x).run().integers());
    }

    @Test
    void clipTakesAttributesBeforeOpset11() {
        Tensor x = floats(-5, 0.5f, 9);
        assertFloats(
                SingleNode.of(10, "Clip", real("min", 0), real("max", 6))
                        .input(x)
                        .run(),
                dims(3),
                0,
                0.5f,
                6);
        assertFloats(
                SingleNode.of(11, "Clip")
                        .input(x)
                        .absent()
                        .stored(Tensor.scalar(6))
                        .run(),
                dims(3),
                -5,
                0.5f,
                6);
        assertEquals(
                List.of("MAX"),
                SingleNode.of(13, "Clip").input(x).input(Tensor.scalar(0)).operators(),
                "a bound that is computed stays an operand");
    }

    @Test
    void upsampleAndTheFirstResizeAreAsymmetric() {
        Tensor x = counting(1, 1, 2, 2);
        Tensor attribute = SingleNode.of(7, "Upsample", text("mode", "nearest"), reals("scales", 1, 1, 2, 1))
                .input(x)
                .run();
        Tensor input =
                SingleNode.of(9, "Upsample").input(x).stored(floats(1, 1, 2, 1)).run();
        Tensor resize =
                SingleNode.of(10, "Resize").input(x).stored(floats(1, 1, 2, 1)).run();
        assertFloats(attribute, dims(1, 1, 4, 2), 0, 1, 0, 1, 2, 3, 2, 3);
        assertEquals(attribute, input);
        assertEquals(attribute, resize);
        Tensor down = SingleNode.of(10, "Resize")
                .input(counting(1, 1, 2, 4))
                .stored(floats(1, 1, 0.6f, 0.6f))
                .run();
        assertFloats(down, dims(1, 1, 1, 2), 0, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 11, 12, 22})
    void dropoutHandsItsInputOn(int opset) {
        Tensor x = random(3, 2, 2);
        List<Tensor> outputs = SingleNode.of(opset, "Dropout").input(x).run(2);
        assertEquals(x, outputs.get(0));
        assertArrayEquals(new long[] {1, 1, 1, 1}, outputs.get(1).integers());
    }

    @Test
    void batchNormalizationOfOpset7MayBePerElement() {
        Tensor x = counting(1, 2, 2);
        Tensor y = SingleNode.of(7, "BatchNormalization", number("spatial", 0), real("epsilon", 0))
                .input(x)
                .stored(Tensor.floats(Shape.of(2, 2), 1, 2, 3, 4))
                .stored(Tensor.floats(Shape.of(2, 2), 0, 0, 0, 1))
                .stored(Tensor.floats(Shape.of(2, 2), 1, 1, 1, 1))
                .stored(Tensor.floats(Shape.of(2, 2), 1, 4, 1, 4))
                .run();
        assertFloats(y, dims(1, 2, 2), -1, 0, 3, 5);
    }

    @Test
    void batchNormalizationBeforeOpset14TrainsWhereItsStatisticsAreOutputs() {
        List<Tensor> outputs = SingleNode.of(9, "BatchNormalization", real("momentum", 0.5f), real("epsilon", 0))
                .input(Tensor.floats(Shape.of(2, 1), 1, 3))
                .stored(floats(2))
                .stored(floats(10))
                .stored(floats(4))
                .stored(floats(9))
                .run(5);
        assertFloats(outputs.get(0), dims(2, 1), 8, 12);
        assertFloats(outputs.get(1), dims(1), 3);
        assertFloats(outputs.get(2), dims(1), 5);
        assertFloats(outputs.get(3), dims(1), 2);
        assertFloats(outputs.get(4), dims(1), 1);
    }

    @Test
    void groupNormalizationScalesGroupsBeforeOpset21AndChannelsSince() {
        Tensor x = Tensor.floats(Shape.of(1, 4, 1), -1, 1, -2, 2);
        Tensor groups = SingleNode.of(18, "GroupNormalization", number("num_groups", 2), real("epsilon", 0))
                .input(x)
                .stored(floats(1, 2))
                .stored(floats(0, 1))
                .run();
        assertFloats(groups, dims(1, 4, 1), -1, 1, -1, 3);
        Tensor channels = SingleNode.of(21, "GroupNormalization", number("num_groups", 2), real("epsilon", 0))
                .input(x)
                .stored(floats(1, 2, 3, 4))
                .stored(floats(0, 0, 0, 1))
                .run();
        assertFloats(channels, dims(1, 4, 1), -1, 2, -3, 5);
    }
}
