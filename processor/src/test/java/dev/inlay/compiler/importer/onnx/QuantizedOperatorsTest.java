package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.ProgramRunner;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators of ONNX Runtime on integers are, within one step, the operators on real numbers that they are named after. */
class QuantizedOperatorsTest {
    private static final float SCALE = 0.05f;
    private static final int ZERO_POINT = 120;
    private static final int ELEMENTS = 48;

    /** The number of the element type. */
    private static final int UINT8 = 2;

    /**
     * One operator.
     *
     * @param wiring of its node; aq and bq are quantized with s and z, the output with t and u
     * @param outputScale t; u is 130, or 0 for probabilities
     * @param real the operator on real numbers, with its wiring
     */
    private record Case(
            String operator,
            String wiring,
            float outputScale,
            List<AttributeProto> attributes,
            String real,
            String realWiring,
            AttributeProto... realAttributes) {
        @Override
        public String toString() {
            return operator;
        }
    }

    static Stream<Case> cases() {
        List<AttributeProto> none = List.of();
        AttributeProto axis = number("axis", 1);
        AttributeProto alpha = real("alpha", 0.3f);
        AttributeProto kernel = ints("kernel_shape", 2, 2);
        AttributeProto axes = ints("axes", 2, 3);
        return Stream.of(
                new Case("QLinearAdd", "aq s z bq s z t u", 0.1f, none, "Add", "a b"),
                new Case("QLinearMul", "aq s z bq s z t u", 0.3f, none, "Mul", "a b"),
                new Case("QLinearSigmoid", "aq s z t u", 0.01f, none, "Sigmoid", "a"),
                new Case("QLinearLeakyRelu", "aq s z t u", 0.06f, List.of(alpha), "LeakyRelu", "a", alpha),
                new Case("QLinearSoftmax", "aq s z t u", 1 / 256f, List.of(axis), "Softmax", "a", axis),
                new Case("QLinearConcat", "t u aq s z bq s z", 0.07f, List.of(axis), "Concat", "a b", axis),
                new Case("QLinearAveragePool", "aq s z t u", 0.04f, List.of(kernel), "AveragePool", "a", kernel),
                new Case("QLinearGlobalAveragePool", "aq s z t u", 0.02f, none, "GlobalAveragePool", "a"),
                new Case("QLinearReduceMean", "aq s z t u", 0.02f, List.of(axes), "ReduceMean", "a", axes));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void integersAreWithinOneStepOfTheRealNumbers(Case tested) {
        float[] a = grid(1);
        float[] b = grid(2);
        float[] integers = runIntegers(tested, a, b);
        OnnxModels real = OnnxModels.opset(17)
                .input("a", 1, 3, 4, 4)
                .input("b", 1, 3, 4, 4)
                .node(tested.real(), tested.realWiring() + " -> y", tested.realAttributes())
                .output("y");
        Shape shape = Shape.of(1, 3, 4, 4);
        float[] reals = new GraphEvaluator(real.importGraph())
                .run(List.of(Tensor.floats(shape, a), Tensor.floats(shape, b)))
                .get(0)
                .floats();
        assertEquals(reals.length, integers.length);
        for (int i = 0; i < reals.length; i++) {
            assertTrue(
                    Math.abs(reals[i] - integers[i]) <= 1.001 * tested.outputScale(),
                    tested + ": " + integers[i] + " for " + reals[i]);
        }
    }

    /** Numbers that the quantization of the inputs holds exactly. */
    private static float[] grid(int seed) {
        Random random = new Random(seed);
        float[] elements = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            elements[i] = SCALE * (random.nextInt(60, 180) - ZERO_POINT);
        }
        return elements;
    }

    private static float[] runIntegers(Case tested, float[] a, float[] b) {
        NodeProto.Builder node = node(tested.operator(), tested.wiring()).addAllAttribute(tested.attributes());
        boolean probabilities = tested.operator().equals("QLinearSoftmax");
        OnnxModels model = OnnxModels.opset(17)
                .input("a", 1, 3, 4, 4)
                .input("b", 1, 3, 4, 4)
                .stored(OnnxModels.floatTensor("s", new float[] {SCALE}))
                .stored(OnnxModels.floatTensor("t", new float[] {tested.outputScale()}))
                .stored(zeroPoint("z", ZERO_POINT))
                .stored(zeroPoint("u", probabilities ? 0 : 130))
                .node("QuantizeLinear", "a s z -> aq")
                .node("QuantizeLinear", "b s z -> bq")
                .node(node.build())
                .node("DequantizeLinear", "yq t u -> y")
                .output("y");
        Program program =
                Quantizer.keepScalesRoundingOnce(Optimizer.optimize(model.importGraph()), new DiagnosticCollector());
        return new ProgramRunner(program)
                .run(List.of(Buffer.of(a), Buffer.of(b)))
                .get(0)
                .floats();
    }

    private static NodeProto.Builder node(String operator, String inputs) {
        return NodeProto.newBuilder()
                .setDomain("com.microsoft")
                .setName("tested")
                .setOpType(operator)
                .addAllInput(List.of(inputs.split(" ", -1)))
                .addOutput("yq");
    }

    private static TensorProto zeroPoint(String name, int value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(UINT8)
                .addInt32Data(value)
                .build();
    }

    private static OnnxModels conversion(float scale, String operator) {
        return OnnxModels.opset(17)
                .input("a", 1, 3, 4, 4)
                .stored(OnnxModels.floatTensor("s", new float[] {scale}))
                .stored(zeroPoint("z", ZERO_POINT))
                .node("QuantizeLinear", "a s z -> aq")
                .node(operator, "aq -> y")
                .output("y");
    }

    @Test
    void scalesMustBePositive() {
        for (float scale : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
            Refusals.assertRefused(
                    DiagnosticId.ONNX_NODE_INVALID,
                    () -> conversion(scale, "Flatten").importGraph(),
                    "its scale is " + scale);
        }
    }

    @Test
    void aBiasThatIsNoIntegerOfItsScaleIsRefused() {
        OnnxModels model = OnnxModels.opset(17)
                .input("a", 1, 3, 4, 4)
                .stored(OnnxModels.floatTensor("s", new float[] {SCALE}))
                .stored(OnnxModels.floatTensor("tiny", new float[] {1e-12f}))
                .stored(OnnxModels.floatTensor("bias", new float[] {10}, 1))
                .stored(zeroPoint("z", ZERO_POINT))
                .stored(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(UINT8)
                        .addAllDims(List.of(1L, 3L, 1L, 1L))
                        .addAllInt32Data(List.of(1, 2, 3))
                        .build())
                .node("QuantizeLinear", "a s z -> aq")
                .node("DequantizeLinear", "aq s z -> ar")
                .node("DequantizeLinear", "w tiny z -> wr")
                .node("Conv", "ar wr bias -> c")
                .node("QuantizeLinear", "c s z -> cq")
                .node("DequantizeLinear", "cq s z -> y")
                .output("y");
        Refusals.assertRefused(
                DiagnosticId.ACCUMULATOR_OVERFLOW,
                () -> Quantizer.keepScalesRoundingOnce(
                        Optimizer.optimize(model.importGraph()), new DiagnosticCollector()),
                "channel 0");
    }

    @Test
    void integersAreNotMistakenForTheRealNumbersTheyStandFor() {
        Refusals.assertRefused(
                DiagnosticId.ONNX_NODE_UNSUPPORTED,
                () -> conversion(SCALE, "Relu").importGraph(),
                "holds the integers of a quantized tensor");
    }
}
