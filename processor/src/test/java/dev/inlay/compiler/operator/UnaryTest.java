package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.floats;
import static dev.inlay.compiler.operator.Tensors.integers;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.math.BigDecimal;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnaryTest {
    /** Values at -1.5, 0 and 2.5, from the definitions. */
    @ParameterizedTest
    @CsvSource({
        "ABS, 0, 0, 1.5, 0, 2.5",
        "CEIL, 0, 0, -1, 0, 3",
        "CELU, 2, 0, -1.05526689, 0, 2.5",
        "CLIP, -1, 2, -1, 0, 2",
        "COS, 0, 0, 0.0707372017, 1, -0.801143616",
        "ELU, 2, 0, -1.55373968, 0, 2.5",
        "ERF, 0, 0, -0.966105146, 0, 0.999593048",
        "EXP, 0, 0, 0.22313016, 1, 12.182494",
        "FLOOR, 0, 0, -2, 0, 2",
        "GELU, 0, 0, -0.100210802, 0, 2.48447584",
        "GELU_TANH, 0, 0, -0.10042785, 0, 2.48491573",
        "HARD_SIGMOID, 0.2, 0.5, 0.2, 0.5, 1",
        "HARD_SWISH, 0, 0, -0.375, 0, 2.29166667",
        "LEAKY_RELU, 0.1, 0, -0.15, 0, 2.5",
        "LOG, 0, 0, NaN, -Infinity, 0.916290732",
        "MISH, 0, 0, -0.298099742, 0, 2.4713923",
        "NEG, 0, 0, 1.5, 0, -2.5",
        "RECIPROCAL, 0, 0, -0.666666667, Infinity, 0.4",
        "RELU, 0, 0, 0, 0, 2.5",
        "ROUND, 0, 0, -2, 0, 2",
        "RSQRT, 0, 0, NaN, Infinity, 0.632455532",
        "SELU, 1.5, 2, -2.33060952, 0, 5",
        "SIGMOID, 0, 0, 0.182425524, 0.5, 0.92414182",
        "SIGN, 0, 0, -1, 0, 1",
        "SIN, 0, 0, -0.997494987, 0, 0.598472144",
        "SOFTPLUS, 0, 0, 0.201413278, 0.693147181, 2.57888973",
        "SOFTSIGN, 0, 0, -0.6, 0, 0.714285714",
        "SQRT, 0, 0, NaN, 0, 1.58113883",
        "SQUARE, 0, 0, 2.25, 0, 6.25",
        "SWISH, 1, 0, -0.273638286, 0, 2.31035455",
        "SWISH, 2, 0, -0.0711388097, 0, 2.48326785",
        "TANH, 0, 0, -0.905148254, 0, 0.986614298",
        "THRESHOLDED_RELU, 1, 0, 0, 0, 2.5",
        "THRESHOLDED_RELU, 2.5, 0, 0, 0, 0"
    })
    void realNumbers(UnaryFunction function, float alpha, float beta, float at0, float at1, float at2) {
        Tensor result = run(new Unary(function, alpha, beta), floats(-1.5f, 0, 2.5f));
        assertFloats(result, 1e-6, at0, at1, at2);
    }

    @ParameterizedTest
    @EnumSource(value = UnaryFunction.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT")
    void everyFunctionOfRealsTakesExtremes(UnaryFunction function) {
        Tensor x = floats(Float.NEGATIVE_INFINITY, -1e30f, -100, 100, 1e30f, Float.POSITIVE_INFINITY, Float.NaN);
        Tensor result = run(new Unary(function, 1, 1), x);
        assertEquals(7, result.elementCount());
        boolean forgetsNaN = EnumSet.of(UnaryFunction.THRESHOLDED_RELU).contains(function);
        assertTrue(forgetsNaN || Float.isNaN(result.floats()[6]), "NaN becomes " + result.floats()[6]);
    }

    @Test
    void saturatingFunctionsDoNotOverflow() {
        Tensor x = floats(-1000, 1000);
        assertFloats(run(new Unary(UnaryFunction.SIGMOID), x), 0, 0, 1);
        assertFloats(run(new Unary(UnaryFunction.SOFTPLUS), x), 0, 0, 1000);
        assertFloats(run(new Unary(UnaryFunction.MISH), x), 0, 0, 1000);
        assertFloats(run(new Unary(UnaryFunction.ERF), x), 0, -1, 1);
        assertFloats(run(new Unary(UnaryFunction.TANH), x), 0, -1, 1);
    }

    @Test
    void integersWrapAround() {
        Tensor x = integers(DataType.INT8, -128, -3, 0, 5, 127);
        assertIntegers(run(new Unary(UnaryFunction.ABS), x), -128, 3, 0, 5, 127);
        assertIntegers(run(new Unary(UnaryFunction.NEG), x), -128, 3, 0, -5, -127);
        assertIntegers(run(new Unary(UnaryFunction.SQUARE), x), 0, 9, 0, 25, 1);
        assertIntegers(run(new Unary(UnaryFunction.RELU), x), 0, 0, 0, 5, 127);
        assertIntegers(run(new Unary(UnaryFunction.SIGN), x), -1, -1, 0, 1, 1);
        assertIntegers(run(new Unary(UnaryFunction.CLIP, -2.5f, 4.5f), x), -2, -2, 0, 4, 4);
        float infinity = Float.POSITIVE_INFINITY;
        assertIntegers(run(new Unary(UnaryFunction.CLIP, -infinity, infinity), x), -128, -3, 0, 5, 127);
    }

    @Test
    void unsigned64BitsAreNotNegative() {
        Tensor x = integers(DataType.UINT64, 0, 7, -1);
        assertIntegers(run(new Unary(UnaryFunction.RELU), x), 0, 7, -1);
        assertIntegers(run(new Unary(UnaryFunction.SIGN), x), 0, 1, 1);
        assertIntegers(run(new Unary(UnaryFunction.CLIP, 3, 1e19f), x), 3, 7, unsigned(1e19f));
        assertIntegers(run(new Unary(UnaryFunction.CLIP, 3, Float.POSITIVE_INFINITY), x), 3, 7, -1);
    }

    private static long unsigned(float value) {
        return Long.parseUnsignedLong(new BigDecimal(value).toBigInteger().toString());
    }

    @Test
    void refusesWhatIsNotDefined() {
        assertRefused("SQRT is not defined on int32", new Unary(UnaryFunction.SQRT), type(DataType.INT32));
        assertRefused("NOT is not defined on float32", new Unary(UnaryFunction.NOT), TensorType.floats(2));
        assertRefused("NOT is not defined on int8", new Unary(UnaryFunction.NOT), type(DataType.INT8));
        assertRefused("takes 1 inputs, not 0", new Unary(UnaryFunction.RELU));
        assertIntegers(run(new Unary(UnaryFunction.NOT), integers(DataType.BOOL, 0, 1)), 1, 0);
    }

    private static TensorType type(DataType type) {
        return new TensorType(type, Shape.of(2));
    }
}
