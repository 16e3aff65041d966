package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.counting;
import static dev.inlay.compiler.operator.Tensors.floats;
import static dev.inlay.compiler.operator.Tensors.integers;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {
    /** Of -1, 2, -3, 4, and of nothing. */
    @ParameterizedTest
    @CsvSource({
        "L1, 10, 0",
        "L2, 5.47722558, 0",
        "LOG_SUM, 0.693147181, -Infinity",
        "LOG_SUM_EXP, 4.13364336, -Infinity",
        "MAX, 4, -Infinity",
        "MEAN, 0.5, NaN",
        "MIN, -3, Infinity",
        "PROD, 24, 1",
        "SUM, 2, 0",
        "SUM_SQUARE, 30, 0"
    })
    void realNumbers(ReduceFunction function, float expected, float ofNothing) {
        Reduce reduce = new Reduce(function, List.of(0), false);
        assertFloats(run(reduce, floats(-1, 2, -3, 4)), 1e-6, expected);
        assertFloats(run(reduce, floats()), 0, ofNothing);
    }

    @ParameterizedTest
    @CsvSource({
        "L1, 10, 0",
        "L2, 5, 0",
        "LOG_SUM, 0, -9223372036854775808",
        "MAX, 4, -128",
        "MEAN, 0, 0",
        "MIN, -3, 127",
        "PROD, 24, 1",
        "SUM, 2, 0",
        "SUM_SQUARE, 30, 0",
        "LOG_SUM_EXP, 4, 0"
    })
    void integers8(ReduceFunction function, long expected, long ofNothing) {
        Reduce reduce = new Reduce(function, List.of(0), false);
        assertIntegers(run(reduce, integers(DataType.INT8, -1, 2, -3, 4)), expected);
        assertIntegers(run(reduce, integers(DataType.INT8)), DataType.INT8.wrap(ofNothing));
    }

    @Test
    void truthValues() {
        Tensor x = Tensor.integers(DataType.BOOL, Shape.of(2, 2), 0, 1, 0, 0);
        assertIntegers(run(new Reduce(ReduceFunction.MAX, List.of(1), false), x), 1, 0);
        assertIntegers(run(new Reduce(ReduceFunction.MIN, List.of(0), false), x), 0, 0);
        Tensor none = integers(DataType.BOOL);
        assertIntegers(run(new Reduce(ReduceFunction.MIN, List.of(0), false), none), 1);
        assertRefused("Reduce SUM is not defined on bool", new Reduce(ReduceFunction.SUM, List.of(), true), x.type());
    }

    @Test
    void axes() {
        Tensor x = counting(2, 3, 4);
        Tensor kept = run(new Reduce(ReduceFunction.SUM, List.of(-1, 0), true), x);
        assertEquals(Shape.of(1, 3, 1), kept.shape());
        assertFloats(kept, 0, 60, 92, 124);
        assertFloats(run(new Reduce(ReduceFunction.SUM, List.of(1), false), x), 0, 12, 15, 18, 21, 48, 51, 54, 57);
        assertEquals(x, run(new Reduce(ReduceFunction.SUM, List.of(), true), x));
        assertRefused("given twice", new Reduce(ReduceFunction.SUM, List.of(1, -2), true), x.type());
        assertRefused("outside of rank 3", new Reduce(ReduceFunction.SUM, List.of(3), true), x.type());
    }

    @Test
    void logSumExpDoesNotOverflow() {
        Reduce reduce = new Reduce(ReduceFunction.LOG_SUM_EXP, List.of(0), false);
        assertFloats(run(reduce, floats(1000, 1000)), 1e-4, 1000.69315f);
        float infinity = Float.POSITIVE_INFINITY;
        assertFloats(run(reduce, floats(infinity, 1)), 0, infinity);
        assertFloats(run(reduce, floats(-infinity, -infinity)), 0, -infinity);
    }

    @Test
    void argExtremes() {
        Tensor x = Tensor.floats(Shape.of(2, 3), 2, 1, 2, 3, 10, 10);
        assertIntegers(run(new ArgExtreme(1, false, false, false), x), 0, 1);
        assertIntegers(run(new ArgExtreme(-1, false, false, true), x), 2, 2);
        assertIntegers(run(new ArgExtreme(0, true, true, false), x), 0, 0, 0);
        assertEquals(
                Shape.of(1, 3), run(new ArgExtreme(0, true, true, false), x).shape());
        assertIntegers(run(new ArgExtreme(0, false, false, false), integers(DataType.UINT64, 5, -1)), 1);
        assertIntegers(run(new ArgExtreme(0, false, false, false), integers(DataType.INT64, 5, -1)), 0);
        assertIntegers(run(new ArgExtreme(0, false, false, true), floats(-0f, 0f, -1)), 1);
        assertRefused("no element", new ArgExtreme(1, true, true, false), TensorType.floats(2, 0));
    }
}
