package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static dev.inlay.compiler.importer.onnx.TestTensors.random;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with a constant on one side become fully connected layers and give the same. */
class MatrixImportsTest {
    @ParameterizedTest
    @CsvSource({
        "'3,4', '4,5', right, FullyConnected",
        "'2,3,4', '4,5', right, FullyConnected",
        "'4', '4,5', right, FullyConnected",
        "'3,4', '4', left, FullyConnected",
        "'3,4', '4,5', left, Transpose FullyConnected Transpose",
        "'3,4', '2,4,5', left, Transpose FullyConnected Transpose",
        "'3,4', '2,4,5', right, MatMul",
        "'3,4', '4,5', none, MatMul",
    })
    void aConstantSideMakesALayer(String a, String b, String constant, String operators) {
        Tensor left = random(1, dimsOf(a));
        Tensor right = random(2, dimsOf(b));
        Tensor expected = SingleNode.of(13, "MatMul").input(left).input(right).run();
        assertEquals(
                List.of(operators.split(" ", -1)), node(left, right, constant).operators());
        TensorMatcher.requireClose("y", node(left, right, constant).run(), expected, 1e-6, 0);
    }

    private static SingleNode node(Tensor left, Tensor right, String constant) {
        SingleNode node = SingleNode.of(13, "MatMul");
        SingleNode withLeft = constant.equals("left") ? node.stored(left) : node.input(left);
        return constant.equals("right") ? withLeft.stored(right) : withLeft.input(right);
    }

    private static int[] dimsOf(String text) {
        return java.util.Arrays.stream(text.split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    void gemmScalesAndTransposes() {
        Tensor a = Tensor.floats(Shape.of(2, 1), 1, 2);
        Tensor b = Tensor.floats(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
        SingleNode node = SingleNode.of(
                        13, "Gemm", number("transA", 1), number("transB", 1), real("alpha", 2), real("beta", 10))
                .input(a)
                .stored(b)
                .stored(floats(1, 2, 3));
        assertFloats(node.run(), dims(1, 3), 20, 42, 64);
    }

    @ParameterizedTest
    @CsvSource({
        "'', FullyConnected",
        "'3', FullyConnected",
        "'1', FullyConnected",
        "'1,3', FullyConnected",
        "'2,1', FullyConnected ADD",
        "'2,3', FullyConnected ADD",
    })
    void gemmTakesAnyBias(String biasDims, String operators) {
        Tensor a = random(1, 2, 4);
        Tensor b = random(2, 4, 3);
        Tensor c = random(3, biasDims.isEmpty() ? new int[0] : dimsOf(biasDims));
        SingleNode layer = SingleNode.of(11, "Gemm").input(a).stored(b).stored(c);
        assertEquals(List.of(operators.split(" ", -1)), layer.operators());
        Tensor expected = SingleNode.of(11, "Gemm").input(a).input(b).input(c).run();
        Tensor actual = SingleNode.of(11, "Gemm").input(a).stored(b).stored(c).run();
        TensorMatcher.requireClose("y", actual, expected, 1e-6, 0);
    }
}
