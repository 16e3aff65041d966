package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.counting;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static dev.inlay.compiler.importer.onnx.TestTensors.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Resize against a slow reference, in all its modes. */
class ResizeImportsTest {
    private static final List<String> COORDINATES = List.of(
            "align_corners",
            "asymmetric",
            "half_pixel",
            "half_pixel_symmetric",
            "pytorch_half_pixel",
            "tf_half_pixel_for_nn");
    private static final List<String> ROUNDINGS = List.of("floor", "ceil", "round_prefer_floor", "round_prefer_ceil");

    static List<Arguments> modes() {
        List<Arguments> modes = new ArrayList<>();
        for (String coordinates : COORDINATES) {
            ROUNDINGS.forEach(rounding -> modes.add(Arguments.of("nearest", coordinates, rounding, false, false)));
            for (String mode : List.of("linear", "cubic")) {
                modes.add(Arguments.of(mode, coordinates, "floor", false, false));
                modes.add(Arguments.of(mode, coordinates, "floor", true, false));
                modes.add(Arguments.of(mode, coordinates, "floor", false, true));
            }
        }
        return modes;
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aMatrixEqualsTheReference(
            String mode, String coordinates, String rounding, boolean excludeOutside, boolean antialias) {
        ResizeReference reference = new ResizeReference(mode, coordinates, rounding, excludeOutside, antialias);
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            int length = 2 + random.nextInt(9);
            // quarters keep every coordinate exact, so that nearest cannot fall to either side
            float scale = mode.equals("nearest") ? (1 + random.nextInt(12)) / 4f : 0.2f + 3 * random.nextFloat();
            int outputs = (int) (length * scale);
            if (outputs < 2) {
                continue;
            }
            Tensor x = random(round, 1, length);
            Tensor y = SingleNode.of(
                            19,
                            "Resize",
                            text("mode", mode),
                            text("coordinate_transformation_mode", coordinates),
                            text("nearest_mode", rounding),
                            number("exclude_outside", excludeOutside ? 1 : 0),
                            number("antialias", antialias ? 1 : 0))
                    .input(x)
                    .absent()
                    .stored(floats(1, scale))
                    .run();
            double[] data = IntStream.range(0, length).mapToDouble(x::real).toArray();
            double[] expected = reference.resize(data, scale, outputs);
            double[] actual = IntStream.range(0, outputs).mapToDouble(y::real).toArray();
            assertArrayEquals(expected, actual, 2e-5, length + " by " + scale);
        }
    }

    @Test
    void wholeSizesAreNotMissedByInexactScales() {
        Tensor y = SingleNode.of(
                        13,
                        "Resize",
                        text("nearest_mode", "floor"),
                        text("coordinate_transformation_mode", "asymmetric"))
                .input(counting(10))
                .absent()
                .absent()
                .stored(6)
                .run();
        assertFloats(y, dims(6), 0, 1, 3, 5, 6, 8);
    }

    @Test
    void croppingExtrapolates() {
        SingleNode node = SingleNode.of(
                        13,
                        "Resize",
                        text("mode", "linear"),
                        text("coordinate_transformation_mode", "tf_crop_and_resize"),
                        real("extrapolation_value", 7))
                .input(counting(1, 5))
                .stored(floats(0, 0.5f, 1, 1.5f))
                .absent()
                .stored(1, 5);
        assertFloats(node.run(), dims(1, 5), 2, 3, 4, 7, 7);
    }

    @Test
    void theAspectRatioIsKept() {
        Tensor y = SingleNode.of(18, "Resize", text("keep_aspect_ratio_policy", "not_larger"), ints("axes", 1, 0))
                .input(counting(4, 8))
                .absent()
                .absent()
                .stored(2, 3)
                .run();
        assertEquals(List.of(1, 2), IntStream.of(y.shape().dims()).boxed().toList());
    }

    @Test
    void absurdScalesAreRefused() {
        SingleNode huge =
                SingleNode.of(13, "Resize").input(counting(1, 4)).absent().stored(floats(1, 1e8f));
        assertRefused(huge, "out");
        SingleNode negative =
                SingleNode.of(13, "Resize").input(counting(1, 4)).absent().stored(floats(1, -1));
        assertRefused(negative, "impossible");
        SingleNode tiny = SingleNode.of(18, "Resize", text("mode", "linear"), number("antialias", 1))
                .input(counting(1, 4))
                .absent()
                .stored(floats(1e-30f, 1));
        assertEquals(0, tiny.run().elementCount());
        SingleNode both = SingleNode.of(13, "Resize")
                .input(counting(1, 4))
                .absent()
                .stored(floats(1, 1))
                .stored(1, 4);
        assertRefused(both, "one of scales and sizes");
    }

    private static void assertRefused(SingleNode node, String part) {
        DiagnosticException refusal = assertThrows(DiagnosticException.class, node::run);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
