package dev.inlay.compiler.reporter;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.ProgramRunner;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
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
        ProgramRunner runner = new ProgramRunner(program);
        for (List<Tensor> sample : samples) {
            Map<String, float[]> real = new HashMap<>();
            evaluator.run(sample, (value, tensor) -> {
                if (tensor.isFloat()) {
                    real.put(value.name(), tensor.floats());
                }
            });
            runner.run(arguments(program, sample), (slot, buffer) -> meter.compare(slot, buffer, real));
        }
        Map<String, Double> ratios = new LinkedHashMap<>();
        meter.powers.forEach((name, power) -> power.addTo(ratios, name));
        return ratios;
    }

    private static List<Buffer> arguments(Program program, List<Tensor> sample) {
        List<Buffer> arguments = new ArrayList<>();
        for (int i = 0; i < sample.size(); i++) {
            Slot slot = program.inputs().get(i);
            float[] real = sample.get(i).floats();
            arguments.add(
                    slot.elementType().isInteger()
                            ? quantized(real, slot.quantization().get())
                            : Buffer.of(real.clone()));
        }
        return arguments;
    }

    private static Buffer quantized(float[] real, Quantization scale) {
        ElementType type = ElementType.of(scale);
        int[] integers = new int[real.length];
        for (int i = 0; i < real.length; i++) {
            long q = Math.round(real[i] / (double) scale.scale()) + scale.zeroPoint();
            integers[i] = (int) Math.max(type.min(), Math.min(type.max(), q));
        }
        return Buffer.ofIntegers(type, integers);
    }

    private void compare(Slot slot, Buffer buffer, Map<String, float[]> real) {
        float[] expected = real.get(slot.name());
        if (expected == null || expected.length != buffer.length()) {
            return;
        }
        Power power = powers.computeIfAbsent(slot.name(), name -> new Power());
        for (int i = 0; i < expected.length; i++) {
            power.add(
                    expected[i],
                    slot.elementType().isInteger()
                            ? slot.quantization().get().real(buffer.integer(i))
                            : buffer.floats()[i]);
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
