package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.counting;
import static dev.inlay.compiler.operator.Tensors.floats;
import static dev.inlay.compiler.operator.Tensors.run;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    @Test
    void batchNormalizationAlongAnyAxis() {
        Tensor scale = floats(2, 3);
        Tensor bias = floats(1, -1);
        Tensor mean = floats(0, 1);
        Tensor variance = floats(3, 8);
        Tensor x = counting(2, 2);
        BatchNormalization last = new BatchNormalization(-1, 1);
        assertFloats(run(last, x, scale, bias, mean, variance), 1e-6, 1, -1, 3, 1);
        BatchNormalization first = new BatchNormalization(0, 1);
        assertFloats(run(first, x, scale, bias, mean, variance), 1e-6, 1, 2, 0, 1);
        TensorType channels = TensorType.floats(2);
        assertRefused(
                "scale float32[3] does not fit 2 channels",
                first,
                x.type(),
                TensorType.floats(3),
                channels,
                channels,
                channels);
    }

    @Test
    void normalizesOverAxes() {
        Tensor x = Tensor.floats(Shape.of(2, 4), 1, 3, 1, 3, 0, 0, 0, 8);
        assertFloats(
                run(new Normalize(List.of(-1), 0), x), 1e-6, -1, 1, -1, 1, third(-1), third(-1), third(-1), third(3));
        assertFloats(run(new Normalize(List.of(0), 3.75f), Tensor.floats(Shape.of(2, 1), 1, 2)), 1e-6, -0.25f, 0.25f);
        assertRefused("given twice", new Normalize(List.of(1, -1), 0), x.type());
    }

    private static float third(float numerator) {
        return (float) (numerator / Math.sqrt(3));
    }

    /** Size 2 looks one element ahead, size 3 one to both sides. */
    @Test
    void localResponses() {
        Tensor x = Tensor.floats(Shape.of(1, 3, 1), 1, 2, 3);
        assertFloats(run(new Lrn(1, 2, 2, 1, 1), x), 1e-6, 1 / 6f, 2 / 14f, 3 / 10f);
        assertFloats(run(new Lrn(1, 3, 3, 0.5f, 2), x), 1e-6, sqrt(1, 7), sqrt(2, 16), sqrt(3, 15));
        assertRefused("over 0 channels", new Lrn(1, 0, 2, 1, 1), x.type());
    }

    private static float sqrt(float numerator, float square) {
        return (float) (numerator / Math.sqrt(square));
    }

    @Test
    void softmaxAlongAnyAxis() {
        Tensor x = Tensor.floats(Shape.of(2, 2), 0, 1000, 0, 1000 + (float) Math.log(3));
        assertFloats(run(new Softmax(0, false), x), 1e-4, 0.5f, 0.25f, 0.5f, 0.75f);
        assertFloats(run(new Softmax(-1, false), x), 1e-6, 0, 1, 0, 1);
        assertFloats(run(new Softmax(1, true), floats2(0, 0)), 1e-6, (float) Math.log(0.5), (float) Math.log(0.5));
        assertRefused("outside of rank 2", new Softmax(2, false), x.type());
        assertRefused("real numbers", new Softmax(0, false), new TensorType(DataType.INT8, Shape.of(2)));
    }

    private static Tensor floats2(float... elements) {
        return Tensor.floats(Shape.of(1, elements.length), elements);
    }
}
