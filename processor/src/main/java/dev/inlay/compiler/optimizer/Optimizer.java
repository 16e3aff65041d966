package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import dev.inlay.compiler.graph.GraphEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a network smaller without changing what it computes. */
public final class Optimizer {
    /** Rounds until nothing changes are few; the bound is for passes that would undo each other's work. */
    private static final int MAX_ROUNDS = 40;

    /** What always pays. Transpositions keep their form, so that they find their inverse. */
    private static final List<Pass> SIMPLIFYING = List.of(
            new EliminateDeadCode(),
            new FoldConstants(),
            new OrderOperands(),
            new EliminateIdentities(),
            new MergeCommonNodes(),
            new CanonicalizeActivations(),
            new RecognizeActivations(),
            new TurnProductsIntoLayers(),
            new MergeReshapes(),
            new SinkTransposes(),
            new SinkTransposesBehindReshapes(),
            new HoistTransposes(),
            new AbsorbTransposesIntoWeights(),
            new SinkReshapes(),
            new FoldPads(),
            new FoldScalesIntoPrecedingLayers(),
            new FoldScalesIntoFollowingLayers(),
            new SinkScalesBehindPools());

    /** What gives nodes that are left the form with the best kernels. */
    private static final List<Pass> FINISHING =
            List.of(new TurnTransposesIntoReshapes(), new TurnReductionsIntoPools(), new MergeScales());

    /** What follows when transpositions no longer sink. */
    private static final List<Pass> LAST = List.of(
            new HoistToInputs(),
            new TurnTransposesIntoReshapes(),
            new MergeReshapes(),
            new MergeCommonNodes(),
            new EliminateIdentities(),
            new FoldPads(),
            new FoldScalesIntoPrecedingLayers(),
            new FoldScalesIntoFollowingLayers());

    /** What changes no integer of a network that the model file has quantized already, nor the order of a sum. */
    private static final List<Pass> EXACT = List.of(
            new EliminateDeadCode(),
            new EliminateIdentities(),
            new MergeCommonNodes(),
            new TurnTransposesIntoReshapes(),
            new MergeReshapes(),
            new FoldPads());

    /** What lets transpositions between integers find their inverse. */
    private static final List<Pass> EXACT_BETWEEN_INTEGERS = List.of(
            new EliminateDeadCode(),
            new EliminateIdentities(),
            new MergeCommonNodes(),
            new MergeReshapes(),
            new SinkTransposes(),
            new SinkTransposesBehindReshapes(),
            new HoistTransposes(),
            new AbsorbTransposesIntoWeights(),
            new FoldPads());

    private Optimizer() {}

    /**
     * The optimized network: same inputs, same outputs, same float results up to rounding; every integer the same where
     * the file has quantized activations.
     */
    public static Graph optimize(Graph graph) {
        if (graph.hasQuantizedActivations()) {
            return optimizeExactly(untilStable(graph, EXACT_BETWEEN_INTEGERS));
        }
        return optimizeReal(apply(new DequantizeConstants(), graph).orElse(graph));
    }

    /** The network optimized as far as every integer of the model file and every sum of real numbers stays the same. */
    public static Graph optimizeExactly(Graph graph) {
        return untilStable(graph, EXACT);
    }

    private static Graph optimizeReal(Graph graph) {
        List<Pass> all = new ArrayList<>(SIMPLIFYING);
        all.addAll(FINISHING);
        return untilStable(untilStable(untilStable(graph, SIMPLIFYING), all), LAST);
    }

    private static Graph untilStable(Graph graph, List<Pass> passes) {
        Graph current = graph;
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (Pass pass : passes) {
                Optional<Graph> next = apply(pass, current);
                changed |= next.isPresent();
                current = next.orElse(current);
            }
        }
        return current;
    }

    /** The graph after a pass, if that changed anything. */
    static Optional<Graph> apply(Pass pass, Graph graph) {
        GraphEditor editor = new GraphEditor(graph);
        if (!pass.run(editor)) {
            return Optional.empty();
        }
        Graph changed = editor.build();
        GraphChecker.check(changed);
        return Optional.of(changed);
    }
}
