package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.floats;
import static dev.inlay.compiler.operator.Tensors.integers;
import static dev.inlay.compiler.operator.Tensors.random;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryTest {
    /** On (-7, 2), (7, -2) and (3, 3). */
    @ParameterizedTest
    @CsvSource({
        "ADD, -5, 5, 6",
        "SUB, -9, 9, 0",
        "MUL, -14, -14, 9",
        "DIV, -3.5, -3.5, 1",
        "MAX, 2, 7, 3",
        "MIN, -7, -2, 3",
        "MOD, 1, -1, 0",
        "REMAINDER, -1, 1, 0",
        "POW, 49, 0.0204081633, 27",
        "PRELU, -14, 7, 3",
        "SQUARED_DIFFERENCE, 81, 81, 0"
    })
    void realNumbers(BinaryFunction function, float first, float second, float third) {
        Tensor result = run(new Binary(function), floats(-7, 7, 3), floats(2, -2, 3));
        assertFloats(result, 1e-6, first, second, third);
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, -5, 5, 6",
        "SUB, -9, 9, 0",
        "MUL, -14, -14, 9",
        "DIV, -3, -3, 1",
        "MAX, 2, 7, 3",
        "MIN, -7, -2, 3",
        "MOD, 1, -1, 0",
        "REMAINDER, -1, 1, 0",
        "POW, 49, 0, 27",
        "PRELU, -14, 7, 3",
        "SQUARED_DIFFERENCE, 81, 81, 0",
        "AND, 0, 6, 3",
        "OR, -5, -1, 3",
        "XOR, -5, -7, 0"
    })
    void signedIntegers(BinaryFunction function, long first, long second, long third) {
        Tensor a = integers(DataType.INT32, -7, 7, 3);
        Tensor b = integers(DataType.INT32, 2, -2, 3);
        assertIntegers(run(new Binary(function), a, b), first, second, third);
    }

    /** On 2^64 - 1 and 2: as signed numbers the first would be -1. */
    @ParameterizedTest
    @CsvSource({
        "DIV, 9223372036854775807",
        "MAX, -1",
        "MIN, 2",
        "MOD, 1",
        "REMAINDER, 1",
        "PRELU, -1",
        "GREATER, 1",
        "GREATER_OR_EQUAL, 1",
        "LESS, 0",
        "LESS_OR_EQUAL, 0",
        "EQUAL, 0"
    })
    void unsigned64Bits(BinaryFunction function, long expected) {
        Tensor result = run(new Binary(function), integers(DataType.UINT64, -1), integers(DataType.UINT64, 2));
        assertIntegers(result, expected);
    }

    @Test
    void integersWrapAround() {
        Tensor a = integers(DataType.UINT8, 200, 3, 255);
        Tensor b = integers(DataType.UINT8, 100, 5, 255);
        assertIntegers(run(new Binary(BinaryFunction.ADD), a, b), 44, 8, 254);
        assertIntegers(run(new Binary(BinaryFunction.SUB), a, b), 100, 254, 0);
        assertIntegers(run(new Binary(BinaryFunction.MUL), a, b), 32, 15, 1);
        assertIntegers(run(new Binary(BinaryFunction.POW), a, b), 0, 243, 255);
    }

    @Test
    void divisionByZeroGivesZero() {
        Tensor a = integers(DataType.INT64, 5, Long.MIN_VALUE);
        assertIntegers(run(new Binary(BinaryFunction.DIV), a, integers(DataType.INT64, 0, -1)), 0, Long.MIN_VALUE);
        assertIntegers(run(new Binary(BinaryFunction.MOD), a, integers(DataType.INT64, 0, -1)), 0, 0);
    }

    @Test
    void powersMayMixTypes() {
        Binary pow = new Binary(BinaryFunction.POW);
        Tensor ints = integers(DataType.INT32, 2, 3, -1);
        assertFloats(run(pow, floats(4, 2, 3), ints), 1e-6, 16, 8, 1 / 3f);
        assertIntegers(run(pow, ints, floats(0.5f, 2, 3)), 1, 9, -1);
        assertIntegers(run(pow, ints, integers(DataType.UINT8, 3, 2, 255)), 8, 9, -1);
        assertIntegers(run(pow, ints, integers(DataType.INT64, -1, -1, -3)), 0, 0, -1);
        assertEquals(DataType.INT32, run(pow, ints, floats(1)).dataType());
    }

    @Test
    void comparisonsGiveTruthValues() {
        Tensor a = floats(1, 2, Float.NaN);
        Tensor b = floats(2, 2, 2);
        assertIntegers(run(new Binary(BinaryFunction.LESS), a, b), 1, 0, 0);
        assertIntegers(run(new Binary(BinaryFunction.LESS_OR_EQUAL), a, b), 1, 1, 0);
        assertIntegers(run(new Binary(BinaryFunction.EQUAL), a, b), 0, 1, 0);
        assertIntegers(run(new Binary(BinaryFunction.GREATER), a, b), 0, 0, 0);
        assertIntegers(run(new Binary(BinaryFunction.GREATER_OR_EQUAL), a, b), 0, 1, 0);
        assertEquals(DataType.BOOL, run(new Binary(BinaryFunction.LESS), a, b).dataType());
    }

    @Test
    void broadcastsAsTheDefinition() {
        int[][][] shapes = {
            {{2, 3, 4}, {4}}, {{2, 3, 4}, {3, 1}}, {{2, 1, 4}, {5, 1, 3, 1}}, {{}, {2, 2}}, {{1}, {}}, {{3, 1}, {0}}
        };
        for (int[][] pair : shapes) {
            Tensor a = random(new Random(1), pair[0]);
            Tensor b = random(new Random(2), pair[1]);
            Tensor sum = run(new Binary(BinaryFunction.SUB), a, b);
            for (int i = 0; i < sum.elementCount(); i++) {
                float expected =
                        a.floats()[source(i, sum.shape(), a.shape())] - b.floats()[source(i, sum.shape(), b.shape())];
                assertEquals(expected, sum.floats()[i]);
            }
        }
    }

    private static int source(int index, Shape from, Shape to) {
        int source = 0;
        int stride = 1;
        int rest = index;
        for (int i = 1; i <= from.rank(); i++) {
            int position = rest % from.dim(-i);
            rest /= from.dim(-i);
            if (i <= to.rank()) {
                source += to.dim(-i) == 1 ? 0 : position * stride;
                stride *= to.dim(-i);
            }
        }
        return source;
    }

    @Test
    void refusesWhatDoesNotFit() {
        Binary add = new Binary(BinaryFunction.ADD);
        TensorType ints = new TensorType(DataType.INT8, Shape.of(3));
        assertRefused("[2, 3] and [4] do not broadcast", add, TensorType.floats(2, 3), TensorType.floats(4));
        assertRefused("mixes the element types", add, TensorType.floats(3), ints);
        assertRefused("needs integers", new Binary(BinaryFunction.AND), TensorType.floats(3), TensorType.floats(3));
        Binary prelu = new Binary(BinaryFunction.PRELU);
        assertRefused("do not broadcast to [3]", prelu, TensorType.floats(3), TensorType.floats(2, 3));
    }
}
