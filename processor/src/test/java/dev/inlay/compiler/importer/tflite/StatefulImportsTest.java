package dev.inlay.compiler.importer.tflite;

import static dev.inlay.compiler.importer.tflite.SingleOperator.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.FlatRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators that remember, inference after inference, against numbers worked out by hand. */
class StatefulImportsTest {
    private static final byte RELU = 1;
    private static final byte NONE = 0;

    private static SingleOperator svdf(byte activation) {
        return new SingleOperator(27)
                .options(6, new FlatRecord().set(0, 2).set(1, activation))
                .input(shape(1, 2), 0, 0)
                .constant(shape(2, 2), 1, 2, 3, 4)
                .constant(shape(2, 3), 1, 10, 100, 2, 20, 200)
                .constant(shape(1), 0.5f)
                .variable(shape(1, 6))
                .output();
    }

    private static float next(GraphEvaluator network, float... x) {
        return network.run(List.of(Tensor.floats(shape(1, x.length), x))).get(0).floats()[0];
    }

    @Test
    void filtersKeepTheirLastResults() {
        GraphEvaluator network = new GraphEvaluator(svdf(NONE).graph());
        // filters 1 and 3, then 2 and 4, then 0
        assertEquals(0.5f + 100 + 600, next(network, 1, 0));
        assertEquals(0.5f + 10 + 60 + 200 + 800, next(network, 0, 1));
        assertEquals(0.5f + 1 + 6 + 20 + 80, next(network, 0, 0));
        assertEquals(0.5f + 2 + 8, next(network, 0, 0));
        assertEquals(0.5f, next(network, 0, 0));
        assertEquals(0, next(new GraphEvaluator(svdf(RELU).graph()), -1, 0));
    }

    /** One input, one unit, x itself for the functions of the cell, gates that are all but open. */
    private static SingleOperator lstm(boolean timeMajor, float cellClip) {
        FlatRecord options = new FlatRecord().set(0, NONE).set(1, cellClip).set(3, timeMajor);
        SingleOperator operator = new SingleOperator(44).options(71, options);
        operator.input(timeMajor ? shape(2, 1, 1) : shape(1, 2, 1), 0, 0);
        // of the input, forget and output gates none, of the candidate 2 x + h / 2
        for (float weight : new float[] {0, 0, 2, 0, 0, 0, 0.5f, 0}) {
            operator.constant(shape(1, 1), weight);
        }
        operator.none().none().none();
        for (float bias : new float[] {100, 100, 1, 100}) {
            operator.constant(shape(1), bias);
        }
        return operator.none()
                .none()
                .variable(shape(1, 1))
                .variable(shape(1, 1))
                .output();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cellsGoOnFromInferenceToInference(boolean timeMajor) {
        Graph graph = lstm(timeMajor, 0).graph();
        assertEquals(2, graph.states().size());
        GraphEvaluator network = new GraphEvaluator(graph);
        // c grows by 2 x + h / 2 + 1, and h is c
        assertArrayEquals(new float[] {3, 9.5f}, run(network, timeMajor, 1, 2), 1e-5f);
        assertArrayEquals(new float[] {15.25f, 23.875f}, run(network, timeMajor, 0, 0), 1e-5f);
        GraphEvaluator clipped = new GraphEvaluator(lstm(timeMajor, 5).graph());
        assertArrayEquals(new float[] {3, 5}, run(clipped, timeMajor, 1, 2), 1e-5f);
    }

    private static float[] run(GraphEvaluator network, boolean timeMajor, float... x) {
        Tensor input = Tensor.floats(timeMajor ? shape(2, 1, 1) : shape(1, 2, 1), x);
        return network.run(List.of(input)).get(0).floats();
    }

    @Test
    void aVariableBelongsToOneOperator() {
        SingleOperator shared = new SingleOperator(27)
                .options(6, new FlatRecord().set(0, 1))
                .input(shape(1, 1), 1)
                .constant(shape(1, 1), 1)
                .constant(shape(1, 2), 1, 1)
                .none()
                .constant(shape(1, 2), 1, 1)
                .output();
        DiagnosticException refusal = assertThrows(DiagnosticException.class, shared::graph);
        assertTrue(refusal.getMessage().contains("its state is tensor"), refusal.getMessage());
    }
}
