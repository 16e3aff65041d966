package dev.inlay.compiler.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.graph.Graph;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On random graphs: the results stay, inputs and outputs stay, and a second run finds nothing to do. */
class OptimizerPropertyTest {
    private static final int GRAPHS = 400;

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsWhatAGraphComputes(int seed) {
        Graph graph = RandomGraphs.of(seed);
        Graph optimized = Optimizer.optimize(graph);
        assertEquals(graph.inputs(), optimized.inputs());
        assertEquals(graph.outputs(), optimized.outputs());
        TestGraph.assertSame(graph, optimized, seed);
        assertEquals(TestGraph.operators(optimized), TestGraph.operators(Optimizer.optimize(optimized)));
    }

    @Test
    void makesGraphsSmaller() {
        int before = 0;
        int after = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            Graph graph = RandomGraphs.of(seed);
            before += graph.nodes().size();
            after += Optimizer.optimize(graph).nodes().size();
        }
        System.out.println("nodes of " + GRAPHS + " random graphs: " + before + ", optimized " + after);
        assertTrue(after < before * 0.8, before + " nodes became " + after);
    }
}
