package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.counting;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static dev.inlay.compiler.importer.onnx.TestTensors.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions and pools: layouts, groups and automatic padding. */
class ConvolutionImportsTest {
    private static final Tensor ONES = Tensor.floats(Shape.of(1, 1, 3), 1, 1, 1);

    @Test
    void weightsAreTransposedWhileImporting() {
        SingleNode node = SingleNode.of(11, "Conv").input(random(1, 1, 2, 5, 5)).stored(random(2, 3, 2, 3, 3));
        assertEquals(List.of("Transpose", "Conv", "Transpose"), node.operators());
    }

    @Test
    void depthwiseWithMultiplierEqualsOneChannelAtATime() {
        Tensor x = random(1, 1, 2, 6);
        Tensor weights = random(2, 4, 1, 3);
        Tensor y = SingleNode.of(11, "Conv", number("group", 2))
                .input(x)
                .stored(weights)
                .run();
        for (int output = 0; output < 4; output++) {
            Tensor channel = part(x, output / 2, 6);
            Tensor kernel = part(weights, output, 3);
            Tensor alone =
                    SingleNode.of(11, "Conv").input(channel).stored(kernel).run();
            TensorMatcher.requireClose("channel " + output, part(y, output, 4), alone, 1e-6, 0);
        }
    }

    private static Tensor part(Tensor tensor, int index, int size) {
        float[] elements = Arrays.copyOfRange(tensor.floats(), index * size, (index + 1) * size);
        return Tensor.floats(Shape.of(1, 1, size), elements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAME_UPPER", "SAME_LOWER", "VALID"})
    void automaticPaddingPutsTheOddElementAtOneEnd(String autoPad) {
        // an odd total only for even inputs: 4 elements, stride 2, kernel 3
        Tensor y = SingleNode.of(11, "Conv", text("auto_pad", autoPad), ints("strides", 2))
                .input(counting(1, 1, 4))
                .stored(ONES)
                .run();
        float[] sums = switch (autoPad) {
            case "SAME_UPPER" -> new float[] {3, 5};
            case "SAME_LOWER" -> new float[] {1, 6};
            default -> new float[] {3};
        };
        assertFloats(y, dims(1, 1, sums.length), sums);
    }

    @Test
    void transposedConvolutionPadsAutomatically() {
        Tensor upper = transposed("SAME_UPPER");
        Tensor lower = transposed("SAME_LOWER");
        // unpadded: 1 1 3 2 2; one element too many for 2 * 2
        assertFloats(upper, dims(1, 1, 4), 1, 1, 3, 2);
        assertFloats(lower, dims(1, 1, 4), 1, 3, 2, 2);
    }

    private static Tensor transposed(String autoPad) {
        return SingleNode.of(11, "ConvTranspose", text("auto_pad", autoPad), ints("strides", 2))
                .input(Tensor.floats(Shape.of(1, 1, 2), 1, 2))
                .stored(ONES)
                .run();
    }

    @Test
    void transposedConvolutionReachesAnOutputShape() {
        Tensor longer = SingleNode.of(11, "ConvTranspose", ints("output_shape", 7), ints("strides", 2))
                .input(Tensor.floats(Shape.of(1, 1, 2), 1, 2))
                .stored(ONES)
                .stored(floats(10))
                .run();
        assertFloats(longer, dims(1, 1, 7), 11, 11, 13, 12, 12, 10, 10);
    }

    @Test
    void poolsRoundUpWhereAsked() {
        Tensor y = SingleNode.of(11, "MaxPool", ints("kernel_shape", 2), ints("strides", 2), number("ceil_mode", 1))
                .input(counting(1, 1, 5))
                .run();
        assertFloats(y, dims(1, 1, 3), 1, 3, 4);
    }

    @Test
    void lpPoolsTakeTheirExponent() {
        Tensor x = Tensor.floats(Shape.of(1, 1, 2), 3, -4);
        assertFloats(
                SingleNode.of(11, "LpPool", ints("kernel_shape", 2)).input(x).run(), dims(1, 1, 1), 5);
        assertFloats(
                SingleNode.of(11, "LpPool", ints("kernel_shape", 2), number("p", 1))
                        .input(x)
                        .run(),
                dims(1, 1, 1),
                7);
        assertFloats(SingleNode.of(11, "GlobalLpPool").input(x).run(), dims(1, 1, 1), 5);
    }

    @Test
    void impossibleWindowsAreRefused() {
        assertRefused("kernel_shape", "MaxPool");
        assertRefused("strides holds 0", "MaxPool", ints("kernel_shape", 2), ints("strides", 0));
        assertRefused("pads has 1 elements", "MaxPool", ints("kernel_shape", 2), ints("pads", 1));
        assertRefused("pads holds -1", "MaxPool", ints("kernel_shape", 2), ints("pads", -1, 0));
        assertRefused("does not fit", "MaxPool", ints("kernel_shape", 9));
        assertRefused("out of range", "MaxPool", ints("kernel_shape", 1L << 40));
        assertRefused("auto_pad is \"MAYBE\"", "MaxPool", ints("kernel_shape", 2), text("auto_pad", "MAYBE"));
    }

    private static void assertRefused(
            String part, String operator, dev.inlay.compiler.importer.onnx.proto.AttributeProto... attributes) {
        SingleNode node = SingleNode.of(11, operator, attributes).input(counting(1, 1, 5));
        DiagnosticException refusal = assertThrows(DiagnosticException.class, node::run);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("MaxPool node \"n\" (opset 11)"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("float32[1, 1, 5]"), refusal.getMessage());
    }
}
