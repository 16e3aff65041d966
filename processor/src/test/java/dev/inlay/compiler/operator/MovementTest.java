package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.counting;
import static dev.inlay.compiler.operator.Tensors.floats;
import static dev.inlay.compiler.operator.Tensors.integers;
import static dev.inlay.compiler.operator.Tensors.random;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators that move elements and compute nothing. */
class MovementTest {
    @Test
    void transposeMovesAxes() {
        Tensor turned = run(new Transpose(List.of(2, 0, 1)), counting(2, 3, 4));
        assertEquals(Shape.of(4, 2, 3), turned.shape());
        assertEquals(1 * 12 + 2 * 4 + 3, turned.floats()[3 * 6 + 1 * 3 + 2]);
        assertFloats(run(new Transpose(List.of(1, 0)), counting(2, 3)), 0, 0, 3, 1, 4, 2, 5);
        assertFloats(run(new Transpose(List.of()), Tensor.scalar(7)), 0, 7);
    }

    @Test
    void transpositionsCompose() {
        Transpose a = new Transpose(List.of(2, 0, 3, 1));
        Transpose b = new Transpose(List.of(0, 3, 1, 2));
        Tensor x = random(new Random(3), 2, 3, 4, 5);
        assertEquals(run(b, run(a, x)), run(a.then(b), x));
        assertEquals(x, run(a.inverse(), run(a, x)));
        assertTrue(a.then(a.inverse()).isIdentity());
    }

    @Test
    void slicesWalkBothWays() {
        Slice slice = new Slice(List.of(new SliceAxis(2, -1, 3), new SliceAxis(1, 2, 2)));
        assertFloats(run(slice, counting(3, 4)), 0, 9, 11, 5, 7, 1, 3);
        Slice none = new Slice(List.of(new SliceAxis(0, 1, 0), new SliceAxis(0, 1, 4)));
        assertEquals(Shape.of(0, 4), run(none, counting(3, 4)).shape());
        Slice outside = new Slice(List.of(new SliceAxis(1, 1, 3)));
        assertRefused("3 elements from 1 in steps of 1 do not lie in axis 0 of [3]", outside, TensorType.floats(3));
        Slice huge = new Slice(List.of(new SliceAxis(0, Integer.MAX_VALUE, 3)));
        assertRefused("do not lie", huge, TensorType.floats(3));
    }

    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 999012399",
        "EDGE, 000012333",
        "REFLECT, 321012321",
        "SYMMETRIC, 210012332",
        "WRAP, 123012301"
    })
    void padsOneAxis(PadMode mode, String digits) {
        Tensor padded = run(new Pad(mode, List.of(3), List.of(2), 9), counting(4));
        assertFloats(padded, 0, digits(digits));
    }

    private static float[] digits(String digits) {
        float[] floats = new float[digits.length()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = digits.charAt(i) - '0';
        }
        return floats;
    }

    @Test
    void mirrorsGoOnBeyondOnePeriod() {
        Pad reflect = new Pad(PadMode.REFLECT, List.of(5), List.of(0), 0);
        assertFloats(run(reflect, counting(3)), 0, 1, 0, 1, 2, 1, 0, 1, 2);
        assertFloats(run(reflect, counting(1)), 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void padsAndCrops() {
        Pad pad = new Pad(PadMode.CONSTANT, List.of(1, -1), List.of(0, 1), -1);
        assertFloats(run(pad, counting(2, 3)), 0, -1, -1, -1, 1, 2, -1, 4, 5, -1);
        Pad integers = new Pad(PadMode.CONSTANT, List.of(1), List.of(0), 300);
        assertIntegers(run(integers, integers(DataType.UINT8, 7)), 44, 7);
        assertRefused(
                "does not fit axis 0", new Pad(PadMode.CONSTANT, List.of(-3), List.of(-3), 0), TensorType.floats(5));
        assertRefused("does not fit axis 0", new Pad(PadMode.EDGE, List.of(1), List.of(0), 0), TensorType.floats(0));
        int max = Integer.MAX_VALUE;
        assertRefused("dimension", new Pad(PadMode.CONSTANT, List.of(max), List.of(max), 0), TensorType.floats(5));
    }

    @Test
    void concatenates() {
        Tensor a = counting(2, 1, 2);
        Tensor b = counting(2, 2, 2);
        assertFloats(run(new Concat(1), a, b), 0, 0, 1, 0, 1, 2, 3, 2, 3, 4, 5, 6, 7);
        assertEquals(run(new Concat(1), a, b), run(new Concat(-2), a, b));
        assertIntegers(run(new Concat(0), Tensor.vector(1), Tensor.vector(), Tensor.vector(2)), 1, 2);
        assertRefused("differ beside", new Concat(0), TensorType.floats(2, 3), TensorType.floats(2, 4));
        assertRefused("differ beside", new Concat(0), TensorType.floats(2, 3), TensorType.floats(2));
        assertRefused("outside of rank 1", new Concat(1), TensorType.floats(2));
    }

    @Test
    void reshapes() {
        assertEquals(
                Shape.of(3, 2), run(new Reshape(Shape.of(3, 2)), counting(2, 3)).shape());
        assertRefused("6 elements of [2, 3] do not fit in [4]", new Reshape(Shape.of(4)), TensorType.floats(2, 3));
    }

    @Test
    void expandsBothWays() {
        assertFloats(run(new Expand(Shape.of(2, 1, 2)), counting(2, 1)), 0, 0, 0, 1, 1, 0, 0, 1, 1);
        assertEquals(
                Shape.of(2, 3), run(new Expand(Shape.of(1)), counting(2, 3)).shape());
        assertRefused("do not broadcast", new Expand(Shape.of(3)), TensorType.floats(2));
    }

    @Test
    void tiles() {
        assertFloats(run(new Tile(List.of(2, 2)), counting(1, 2)), 0, 0, 1, 0, 1, 0, 1, 0, 1);
        assertEquals(Shape.of(0), run(new Tile(List.of(0)), counting(3)).shape());
        assertRefused("dimension", new Tile(List.of(Integer.MAX_VALUE)), TensorType.floats(5));
        assertRefused("repeated -1 times", new Tile(List.of(-1)), TensorType.floats(5));
    }

    @Test
    void gathers() {
        Tensor x = counting(2, 3);
        Tensor indices = Tensor.integers(DataType.INT64, Shape.of(2, 2), 0, -1, 1, 0);
        Tensor result = run(new Gather(1), x, indices);
        assertEquals(Shape.of(2, 2, 2), result.shape());
        assertFloats(result, 0, 0, 2, 1, 0, 3, 5, 4, 3);
        Tensor one = Tensor.integers(DataType.INT32, Shape.scalar(), 1);
        assertFloats(run(new Gather(0), x, one), 0, 3, 4, 5);
        List<Tensor> outside = List.of(x, Tensor.vector(3));
        ShapeException refusal = assertThrows(ShapeException.class, () -> new Gather(-1).evaluate(outside));
        assertEquals("index 3 is outside of axis -1 of size 3", refusal.getMessage());
    }

    /** The examples of ONNX DepthToSpace, moved to channels-last. */
    @Test
    void depthAndSpace() {
        Tensor planes = Tensor.floats(
                Shape.of(1, 8, 2, 3),
                0,
                1,
                2,
                3,
                4,
                5,
                9,
                10,
                11,
                12,
                13,
                14,
                18,
                19,
                20,
                21,
                22,
                23,
                27,
                28,
                29,
                30,
                31,
                32,
                36,
                37,
                38,
                39,
                40,
                41,
                45,
                46,
                47,
                48,
                49,
                50,
                54,
                55,
                56,
                57,
                58,
                59,
                63,
                64,
                65,
                66,
                67,
                68);
        Tensor x = run(new Transpose(List.of(0, 2, 3, 1)), planes);
        Transpose back = new Transpose(List.of(0, 3, 1, 2));
        assertFloats(
                run(back, run(new DepthToSpace(2, false), x)),
                0,
                0,
                18,
                1,
                19,
                2,
                20,
                36,
                54,
                37,
                55,
                38,
                56,
                3,
                21,
                4,
                22,
                5,
                23,
                39,
                57,
                40,
                58,
                41,
                59,
                9,
                27,
                10,
                28,
                11,
                29,
                45,
                63,
                46,
                64,
                47,
                65,
                12,
                30,
                13,
                31,
                14,
                32,
                48,
                66,
                49,
                67,
                50,
                68);
        assertFloats(
                run(back, run(new DepthToSpace(2, true), x)),
                0,
                0,
                9,
                1,
                10,
                2,
                11,
                18,
                27,
                19,
                28,
                20,
                29,
                3,
                12,
                4,
                13,
                5,
                14,
                21,
                30,
                22,
                31,
                23,
                32,
                36,
                45,
                37,
                46,
                38,
                47,
                54,
                63,
                55,
                64,
                56,
                65,
                39,
                48,
                40,
                49,
                41,
                50,
                57,
                66,
                58,
                67,
                59,
                68);
        for (boolean crd : new boolean[] {false, true}) {
            assertEquals(x, run(new SpaceToDepth(2, crd), run(new DepthToSpace(2, crd), x)));
        }
        assertRefused("do not fit the channels", new DepthToSpace(2, false), TensorType.floats(1, 2, 2, 6));
        assertRefused("do not divide", new SpaceToDepth(2, false), TensorType.floats(1, 3, 2, 6));
    }

    @Test
    void identity() {
        Tensor x = floats(1, 2);
        assertEquals(x, run(new Identity(), x));
    }
}
