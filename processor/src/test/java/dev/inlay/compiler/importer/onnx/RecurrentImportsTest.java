package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.reals;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;
import static dev.inlay.compiler.importer.onnx.OnnxModels.texts;
import static dev.inlay.compiler.importer.onnx.TestTensors.assertFloats;
import static dev.inlay.compiler.importer.onnx.TestTensors.dims;
import static dev.inlay.compiler.importer.onnx.TestTensors.floats;
import static dev.inlay.compiler.importer.onnx.TestTensors.random;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recurrent layers, against numbers computed by hand: functions are x itself, so that they can be. */
class RecurrentImportsTest {
    private static final AttributeProto ITSELF = texts("activations", "Affine");
    private static final AttributeProto ITSELF_TWICE = texts("activations", "Affine", "affine");
    private static final AttributeProto ITSELF_THRICE = texts("activations", "Affine", "Affine", "Affine");

    /** One input, one unit: {@code h' = 2 x + h / 2 + 1 / 2}. */
    private static SingleNode rnn(Tensor x, AttributeProto... attributes) {
        return SingleNode.of(14, "RNN", attributes)
                .input(x)
                .stored(tensor(dims(1, 1, 1), 2))
                .stored(tensor(dims(1, 1, 1), 0.5f))
                .stored(tensor(dims(1, 2), 0.125f, 0.375f));
    }

    private static Tensor tensor(int[] dims, float... elements) {
        return Tensor.floats(Shape.of(dims), elements);
    }

    @Test
    void statesAfterEveryStep() {
        List<Tensor> forward = rnn(tensor(dims(3, 1, 1), 1, 2, 3), ITSELF).run(2);
        assertFloats(forward.get(0), dims(3, 1, 1, 1), 2.5f, 5.75f, 9.375f);
        assertFloats(forward.get(1), dims(1, 1, 1), 9.375f);
        List<Tensor> backward = rnn(tensor(dims(3, 1, 1), 1, 2, 3), ITSELF, text("direction", "reverse"))
                .run(2);
        assertFloats(backward.get(0), dims(3, 1, 1, 1), 6.375f, 7.75f, 6.5f);
        assertFloats(backward.get(1), dims(1, 1, 1), 6.375f);
    }

    @Test
    void shorterSequences() {
        Tensor x = tensor(dims(3, 2, 1), 1, 1, 2, 2, 3, 3);
        List<Tensor> forward = rnn(x, ITSELF).stored(integers(2, 3)).run(2);
        assertFloats(forward.get(0), dims(3, 1, 2, 1), 2.5f, 2.5f, 5.75f, 5.75f, 0, 9.375f);
        assertFloats(forward.get(1), dims(1, 2, 1), 5.75f, 9.375f);
        List<Tensor> backward = rnn(x, ITSELF, text("direction", "reverse"))
                .stored(integers(2, 3))
                .run(2);
        // the first sequence begins at its last element, 2
        assertFloats(backward.get(0), dims(3, 1, 2, 1), 4.75f, 6.375f, 4.5f, 7.75f, 0, 6.5f);
        assertFloats(backward.get(1), dims(1, 2, 1), 4.75f, 6.375f);
    }

    private static Tensor integers(long... elements) {
        return Tensor.integers(DataType.INT32, Shape.of(elements.length), elements);
    }

    @Test
    void bothDirectionsBatchFirst() {
        Tensor x = tensor(dims(2, 3, 1), 1, 2, 3, 1, 2, 3);
        List<Tensor> both = SingleNode.of(
                        14,
                        "RNN",
                        text("direction", "bidirectional"),
                        number("layout", 1),
                        number("hidden_size", 1),
                        texts("activations", "Affine", "Affine"),
                        reals("activation_alpha", 1, 2),
                        reals("activation_beta", 0, 0))
                .input(x)
                .stored(tensor(dims(2, 1, 1), 2, 1))
                .stored(tensor(dims(2, 1, 1), 0.5f, 0.25f))
                .stored(tensor(dims(2, 2), 0.125f, 0.375f, 0, 0))
                .absent()
                .input(tensor(dims(2, 2, 1), 0, 0, 2, 4))
                .run(2);
        assertFloats(both.get(0), dims(2, 3, 2, 1), 2.5f, 5.5f, 5.75f, 7, 9.375f, 6, 3.5f, 6, 6.25f, 8, 9.625f, 8);
        assertFloats(both.get(1), dims(2, 2, 1), 9.375f, 5.5f, 9.625f, 6);
    }

    private static SingleNode lstm(AttributeProto... attributes) {
        List<AttributeProto> all = new ArrayList<>(List.of(attributes));
        all.add(ITSELF_THRICE);
        return SingleNode.of(14, "LSTM", all.toArray(new AttributeProto[0]))
                .input(tensor(dims(1, 1, 1), 1))
                .stored(tensor(dims(1, 4, 1), 1, 2, 3, 4))
                .stored(tensor(dims(1, 4, 1), 0.5f, 0.25f, 0.125f, 1))
                .absent()
                .absent()
                .input(tensor(dims(1, 1, 1), 1))
                .input(tensor(dims(1, 1, 1), 2))
                .stored(tensor(dims(1, 3), 0.5f, 0.25f, 0.125f));
    }

    @Test
    void peepholesClipsAndCoupledGates() {
        List<Tensor> plain = lstm().run(3);
        assertFloats(plain.get(0), dims(1, 1, 1, 1), 135.953125f);
        assertFloats(plain.get(1), dims(1, 1, 1), 135.953125f);
        assertFloats(plain.get(2), dims(1, 1, 1), 19.25f);
        List<Tensor> clipped = lstm(real("clip", 3)).run(3);
        assertFloats(clipped.get(1), dims(1, 1, 1), 40.5f);
        assertFloats(clipped.get(2), dims(1, 1, 1), 13.5f);
        List<Tensor> coupled = lstm(number("input_forget", 1)).run(3);
        assertFloats(coupled.get(1), dims(1, 1, 1), 43.9375f);
        assertFloats(coupled.get(2), dims(1, 1, 1), 9.5f);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resetGateBeforeOrBehindTheProduct(boolean behind) {
        List<Tensor> results = SingleNode.of(14, "GRU", ITSELF_TWICE, number("linear_before_reset", behind ? 1 : 0))
                .input(tensor(dims(1, 1, 1), 1))
                .stored(tensor(dims(1, 3, 1), 0.25f, 0.5f, 1))
                .stored(tensor(dims(1, 3, 1), 0.125f, 0.5f, 2))
                .stored(tensor(dims(1, 6), 0, 0, 0.5f, 0, 0, 0.25f))
                .absent()
                .input(tensor(dims(1, 1, 1), 2))
                .run(2);
        float expected = behind ? 4.9375f : 4.875f;
        assertFloats(results.get(0), dims(1, 1, 1, 1), expected);
        assertFloats(results.get(1), dims(1, 1, 1), expected);
    }

    @Test
    void parametersGoToTheFunctionsThatHaveThem() {
        Tensor x = tensor(dims(1, 1, 1), 1);
        Tensor y = rnn(x, texts("activations", "ScaledTanh"), reals("activation_alpha", 2), reals("activation_beta", 3))
                .run();
        assertFloats(y, dims(1, 1, 1, 1), (float) (2 * Math.tanh(7.5)));
        assertFloats(rnn(x, texts("activations", "LeakyRelu")).run(), dims(1, 1, 1, 1), 2.5f);
        assertFloats(
                rnn(tensor(dims(1, 1, 1), -1), texts("activations", "LeakyRelu"))
                        .run(),
                dims(1, 1, 1, 1),
                -0.015f);
        assertFloats(rnn(x).run(), dims(1, 1, 1, 1), (float) Math.tanh(2.5));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Tensor x = tensor(dims(2, 1, 1), 1, 2);
        refused("activation \"Sin\" is not known", rnn(x, texts("activations", "Sin")));
        refused("there are 2 activations, not 1", rnn(x, ITSELF_TWICE));
        refused("attribute clip is -1", rnn(x, real("clip", -1)));
        refused("a sequence has a length of 3, not 1 to 2", rnn(x).stored(integers(3)));
        refused("there are 2 sequence_lens of 1 sequences", rnn(x).stored(integers(1, 1)));
        refused("input 5 is [1, 2, 1], not [1, 1, 1]", rnn(x).absent().input(tensor(dims(1, 2, 1), 0, 0)));
        refused("W is float32[1, 1, 1], not [2, 1, 1]", rnn(x, text("direction", "bidirectional")));
        refused("x is [1], not of rank 3", rnn(floats(1)));
        Refusals.assertRefused(
                DiagnosticId.ONNX_NODE_UNSUPPORTED,
                () -> SingleNode.of(14, "RNN").input(x).input(x).stored(x).graph(1),
                "its W (in1: float32[2, 1, 1]) is computed");
    }

    private static void refused(String why, SingleNode node) {
        Refusals.assertRefused(DiagnosticId.ONNX_NODE_INVALID, () -> node.graph(1), why);
    }

    /** Inputs of any shape end in a network or a diagnostic. */
    @Test
    void damagedInputs() {
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            List<String> operators = List.of("RNN", "GRU", "LSTM");
            int kind = random.nextInt(3);
            int rows = 2 * (kind == 0 ? 1 : 2 + kind);
            SingleNode node = SingleNode.of(14, operators.get(kind), number("layout", random.nextInt(2)))
                    .input(damaged(random, 2, 2, 3))
                    .stored(damaged(random, 1, rows, 3))
                    .stored(damaged(random, 1, rows, 2))
                    .stored(damaged(random, 1, 2 * rows))
                    .absent()
                    .input(damaged(random, 1, 2, 2));
            try {
                node.graph(1 + random.nextInt(2));
            } catch (DiagnosticException e) {
                refused++;
            }
        }
        assertTrue(refused > 20 && refused < 380, refused + " refused");
    }

    private static Tensor damaged(Random random, int... dims) {
        int[] changed = dims.clone();
        if (random.nextInt(8) == 0) {
            changed[random.nextInt(dims.length)] = random.nextInt(4);
        }
        if (random.nextInt(20) == 0) {
            changed = Arrays.copyOf(changed, changed.length - 1);
        }
        return random(random.nextLong(), changed);
    }
}
