package dev.inlay.compiler.operator;

import static dev.inlay.compiler.operator.Tensors.assertFloats;
import static dev.inlay.compiler.operator.Tensors.assertIntegers;
import static dev.inlay.compiler.operator.Tensors.assertRefused;
import static dev.inlay.compiler.operator.Tensors.counting;
import static dev.inlay.compiler.operator.Tensors.integers;
import static dev.inlay.compiler.operator.Tensors.random;
import static dev.inlay.compiler.operator.Tensors.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductTest {
    @Test
    void matricesAndVectors() {
        MatMul product = new MatMul();
        assertFloats(run(product, counting(2, 3), counting(3, 2)), 0, 10, 13, 28, 40);
        assertFloats(run(product, counting(3), counting(3)), 0, 5);
        assertEquals(Shape.scalar(), run(product, counting(3), counting(3)).shape());
        assertFloats(run(product, counting(2, 3), counting(3)), 0, 5, 14);
        assertFloats(run(product, counting(3), counting(3, 2)), 0, 10, 13);
        assertIntegers(run(product, Tensor.vector(1L << 62, 1), Tensor.vector(4, 3)), 3);
        assertIntegers(run(product, integers(DataType.INT8, 100, 100), integers(DataType.INT8, 2, 1)), 44);
    }

    @Test
    void batchesBroadcast() {
        Tensor a = random(new Random(1), 2, 1, 5, 7);
        Tensor b = random(new Random(2), 3, 7, 6);
        Tensor product = run(new MatMul(), a, b);
        assertEquals(Shape.of(2, 3, 5, 6), product.shape());
        for (int i = 0; i < product.elementCount(); i++) {
            int c = i % 6;
            int r = i / 6 % 5;
            int right = i / 30 % 3;
            int left = i / 90;
            double sum = 0;
            for (int k = 0; k < 7; k++) {
                sum += a.real((left * 5 + r) * 7 + k) * b.real((right * 7 + k) * 6 + c);
            }
            assertEquals(sum, product.real(i), 1e-5);
        }
    }

    @Test
    void fullyConnectedIsAProductWithTurnedWeights() {
        for (int rows : new int[] {0, 1, 3, 5, 9}) {
            for (int outputs : new int[] {1, 4, 7}) {
                Tensor x = random(new Random(rows), rows, 2, 11);
                Tensor weights = random(new Random(outputs), outputs, 11);
                Tensor bias = random(new Random(7), outputs);
                Tensor turned = run(new Transpose(List.of(1, 0)), weights);
                Tensor expected = run(new Binary(BinaryFunction.ADD), run(new MatMul(), x, turned), bias);
                assertFloats(run(new FullyConnected(), x, weights, bias), 1e-5, expected.floats());
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertRefused("3 columns meet 2 rows", new MatMul(), TensorType.floats(2, 3), TensorType.floats(2, 3));
        assertRefused("no matrix", new MatMul(), TensorType.floats(), TensorType.floats(2));
        assertRefused("do not broadcast", new MatMul(), TensorType.floats(2, 3, 3), TensorType.floats(4, 3, 3));
        FullyConnected connected = new FullyConnected();
        assertRefused(
                "(outputs, inputs) do not fit input [1, 4]",
                connected,
                TensorType.floats(1, 4),
                TensorType.floats(4, 3));
        assertRefused("bias", connected, TensorType.floats(1, 3), TensorType.floats(4, 3), TensorType.floats(3));
    }
}
