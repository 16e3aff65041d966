package dev.inlay.compiler.reporter;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.RealRunner;
import dev.inlay.compiler.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how far the activations of a program are from those of the float network it came from: the signal to
 * quantization noise ratio, {@code 10 log10(sum x^2 / sum (x - x')^2)} dB, over all elements of all samples.
 */
final class NoiseMeter {
    private final Map<String, Power> powers = new LinkedHashMap<>();

    private NoiseMeter() {}

    /** By name of the values that both have; without those that are exactly equal or silent. */
    static Map<String, Double> measure(Graph graph, Program program, List<List<Tensor>> samples) {
        NoiseMeter meter = new NoiseMeter();
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        RealRunner runner = new RealRunner(program);
        for (List<Tensor> sample : samples) {
            Map<String, float[]> real = new HashMap<>();
            evaluator.run(sample, (value, tensor) -> {
                if (tensor.isFloat()) {
                    real.put(value.name(), tensor.floats());
                }
            });
            runner.run(sample, (slot, elements) -> meter.compare(slot.name(), elements, real.get(slot.name())));
        }
        Map<String, Double> ratios = new LinkedHashMap<>();
        meter.powers.forEach((name, power) -> power.addTo(ratios, name));
        return ratios;
    }

    private void compare(String name, float[] rounded, float[] exact) {
        if (exact == null || exact.length != rounded.length) {
            return;
        }
        Power power = powers.computeIfAbsent(name, key -> new Power());
        for (int i = 0; i < exact.length; i++) {
            power.add(exact[i], rounded[i]);
        }
    }

    /** Sums of squares. */
    private static final class Power {
        private double signal;
        private double noise;

        void add(double exact, double rounded) {
            signal += exact * exact;
            noise += (exact - rounded) * (exact - rounded);
        }

        void addTo(Map<String, Double> ratios, String name) {
            if (signal > 0 && noise > 0) {
                ratios.put(name, Math.rint(100 * Math.log10(signal / noise)) / 10);
            }
        }
    }
}
