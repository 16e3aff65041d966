package dev.inlay.compiler.budget;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.RealRunner;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Divergence;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each layer adds to the divergence of the outputs: a layer alone is computed as it is generated, all others in
 * float. What layers add is nearly additive, so that the sum over layers is about the divergence of the whole network.
 */
final class LayerCosts {
    private final Graph graph;
    private final Program program;
    private final Map<String, Integer> producers = new HashMap<>();
    private final Map<String, Double> costs = new LinkedHashMap<>();

    private LayerCosts(Graph graph, Program program) {
        this.graph = graph;
        this.program = program;
        for (int i = 0; i < graph.nodes().size(); i++) {
            producers.put(graph.nodes().get(i).output().name(), i);
        }
    }

    /**
     * Mean divergence by name of the layer, of layers that multiply and whose operands the float network has as well.
     *
     * @param program the kernels of {@code graph}, with all of its channels
     */
    static Map<String, Double> measure(Graph graph, Program program, List<List<Tensor>> samples) {
        LayerCosts costs = new LayerCosts(graph, program);
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (List<Tensor> sample : samples) {
            Map<String, Tensor> exact = new HashMap<>();
            evaluator.run(sample, (value, tensor) -> exact.put(value.name(), tensor));
            costs.add(exact, samples.size());
        }
        return costs.costs;
    }

    private void add(Map<String, Tensor> exact, int samples) {
        for (Step step : program.steps()) {
            Tensor real = exact.get(step.output().name());
            boolean comparable = step.kernel().macs() > 0
                    && producers.containsKey(step.output().name())
                    && step.inputs().stream()
                            .allMatch(slot -> slot.isConstant() || matches(slot, exact.get(slot.name())))
                    && matches(step.output(), real);
            if (comparable) {
                Tensor changed = Tensor.floats(real.shape(), alone(step, exact));
                String name = step.name().isEmpty() ? step.output().name() : step.name();
                costs.merge(name, divergence(exact, step.output().name(), changed) / samples, Double::sum);
            }
        }
    }

    private static boolean matches(Slot slot, Tensor tensor) {
        return tensor != null && tensor.isFloat() && tensor.elementCount() == slot.length();
    }

    private static float[] alone(Step step, Map<String, Tensor> exact) {
        List<Buffer> operands = step.inputs().stream()
                .map(slot -> slot.constant()
                        .orElseGet(() -> RealRunner.quantized(
                                slot, exact.get(slot.name()).floats())))
                .toList();
        Buffer result =
                Buffer.allocate(step.output().elementType(), step.output().length());
        step.kernel().run(operands, result);
        return RealRunner.real(step.output(), result);
    }

    /** Of the outputs, with another value in the place of one that was computed. */
    private double divergence(Map<String, Tensor> exact, String name, Tensor changed) {
        Map<String, Tensor> now = new HashMap<>();
        now.put(name, changed);
        for (Node node :
                graph.nodes().subList(producers.get(name) + 1, graph.nodes().size())) {
            if (node.inputs().stream().anyMatch(input -> now.containsKey(input.name()))) {
                now.put(node.output().name(), node.operator().evaluate(operands(node, exact, now)));
            }
        }
        double sum = 0;
        for (Value output : graph.outputs()) {
            Tensor after = now.get(output.name());
            if (after != null && after.isFloat()) {
                sum += Divergence.of(exact.get(output.name()).floats(), after.floats());
            }
        }
        return sum;
    }

    private List<Tensor> operands(Node node, Map<String, Tensor> exact, Map<String, Tensor> now) {
        List<Tensor> operands = new ArrayList<>();
        for (Value input : node.inputs()) {
            Tensor computed = now.getOrDefault(input.name(), exact.get(input.name()));
            operands.add(computed != null ? computed : graph.constant(input).orElseThrow());
        }
        return operands;
    }
}
