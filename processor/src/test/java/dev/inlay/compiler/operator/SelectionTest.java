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

/** Cast, Where and Resize. */
class SelectionTest {
    @Test
    void castsToIntegers() {
        Tensor x = floats(-1.9f, 300.7f, 0, Float.NaN, 1e30f);
        assertIntegers(run(new Cast(DataType.UINT8), x), 255, 44, 0, 0, 255);
        assertIntegers(run(new Cast(DataType.INT64), x), -1, 300, 0, 0, Long.MAX_VALUE);
        assertIntegers(run(new Cast(DataType.UINT64), floats(1e19f)), Long.parseUnsignedLong("9999999980506447872"));
        assertIntegers(run(new Cast(DataType.BOOL), floats(0, -0f, 0.1f, Float.NaN)), 0, 0, 1, 1);
        assertIntegers(run(new Cast(DataType.INT4), integers(DataType.INT32, 7, 8, -9)), 7, -8, 7);
    }

    @Test
    void castsToReals() {
        assertFloats(run(new Cast(DataType.FLOAT32), integers(DataType.INT8, -3, 4)), 0, -3, 4);
        assertFloats(run(new Cast(DataType.FLOAT32), integers(DataType.UINT64, -1, 5)), 0, 0x1p64f, 5);
        assertFloats(run(new Cast(DataType.FLOAT32), integers(DataType.BOOL, 1, 0)), 0, 1, 0);
    }

    @Test
    void chooses() {
        Tensor condition = integers(DataType.BOOL, 1, 0);
        Tensor x = Tensor.floats(Shape.of(2, 1), 1, 2);
        assertFloats(run(new Where(), condition, x, Tensor.scalar(9)), 0, 1, 9, 2, 9);
        assertIntegers(run(new Where(), condition, Tensor.vector(5), Tensor.vector(6)), 5, 6);
        TensorType floats = TensorType.floats(2);
        assertRefused("must be bool", new Where(), floats, floats, floats);
        assertRefused("mixes", new Where(), condition.type(), floats, condition.type());
        assertRefused("do not broadcast", new Where(), condition.type(), floats, TensorType.floats(3));
    }

    @Test
    void resizes() {
        ResizeAxis one = ResizeAxis.identity(1);
        ResizeAxis nearest = new ResizeAxis(4, 1, List.of(0, 0, 1, 1), List.of(1f, 1f, 1f, 1f));
        Tensor x = Tensor.floats(Shape.of(1, 2), 4, 8);
        assertFloats(run(new Resize(ResizeMode.NEAREST, List.of(one, nearest)), x), 0, 4, 4, 8, 8);
        ResizeAxis linear = new ResizeAxis(3, 2, List.of(0, 1, 0, 1, 0, 1), List.of(1f, 0f, 0.5f, 0.5f, 0.25f, 0.75f));
        assertFloats(run(new Resize(ResizeMode.LINEAR, List.of(one, linear)), x), 0, 4, 6, 7);
        Tensor integers = Tensor.integers(DataType.UINT8, Shape.of(1, 2), 3, 8);
        assertIntegers(run(new Resize(ResizeMode.LINEAR, List.of(one, linear)), integers), 3, 5, 6);
        Tensor square = counting(2, 2);
        assertFloats(
                run(new Resize(ResizeMode.LINEAR, List.of(linear, linear)), square),
                0,
                0,
                0.5f,
                0.75f,
                1,
                1.5f,
                1.75f,
                1.5f,
                2,
                2.25f);
    }

    @Test
    void refusesResamplingOutside() {
        ResizeAxis outside = new ResizeAxis(1, 1, List.of(2), List.of(1f));
        assertRefused("reads element 2", new Resize(ResizeMode.NEAREST, List.of(outside)), TensorType.floats(2));
        ResizeAxis mixing = new ResizeAxis(1, 2, List.of(0, 1), List.of(0.5f, 0.5f));
        assertRefused("mixes", new Resize(ResizeMode.NEAREST, List.of(mixing)), TensorType.floats(2));
        assertEquals(true, ResizeAxis.identity(3).isIdentity(3));
        assertEquals(false, ResizeAxis.identity(3).isIdentity(4));
    }
}
