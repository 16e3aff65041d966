package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles trained float networks with javac, calibrates them on one part of real data and judges them on another. */
class RealNetworksTest {
    private static final List<String> TABLE = new ArrayList<>();

    /** Points of top-1, or percent of the mean square error, that INT8 may lose, by task. */
    private static double allowedLoss(RealNetwork network) {
        String task = network.model().substring(0, network.model().indexOf('/'));
        return switch (task) {
            case "kws_sm", "ic" -> 0.5;
            case "mnist" -> 0.2;
            case "ad" -> 3;
            // one sample of the test set
            default -> 100.0 / network.test().length;
        };
    }

    /**
     * The most that the arena may take: bytes of the activations alive at once without writing in place, and the sums
     * that layers of packed weights keep from one part of a window to the next.
     */
    private static int arenaBound(RealNetwork network) {
        String task = network.model().substring(0, network.model().indexOf('/'));
        return switch (task) {
            case "kws_sm" -> 16_000;
            case "ic" -> 49_152 + 256;
            case "ad" -> 768 + 512;
            default -> Integer.MAX_VALUE;
        };
    }

    static List<String> models() {
        return RealNetwork.MODELS;
    }

    @ParameterizedTest
    @MethodSource("models")
    void floatClassEqualsTheReferenceAndIntegersKeepItsAccuracy(String model, @TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(model);
        int outputs = network.golden()[0].length;
        CompiledNetwork real = CompiledNetwork.compile(network, "FP32", folder.resolve("fp32"));
        CompiledNetwork quantized = CompiledNetwork.compile(network, "INT8", folder.resolve("int8"));
        float[][] reals = real.run(network.test(), outputs);
        float[][] integers = quantized.run(network.test(), outputs);

        double difference = Figures.largestDifference(reals, network.golden());
        // logits of a hundred or a thousand have float32 steps above the tolerance for probabilities
        double tolerance = model.startsWith("ad") ? 1e-2 : 1e-5 * Math.max(1, Figures.largest(network.golden()));
        assertTrue(difference <= tolerance, () -> model + " FP32 is " + difference + " off");
        double loss = network.labels().length > 0
                ? judgeLabels(network, quantized, reals, integers)
                : judgeReconstruction(network, quantized, reals, integers);
        assertTrue(loss <= allowedLoss(network) + 1e-9, () -> model + " INT8 loses " + loss);
        assertTrue(quantized.constant("ARENA_BYTES") <= arenaBound(network), model);
    }

    private static double judgeLabels(
            RealNetwork network, CompiledNetwork quantized, float[][] reals, float[][] integers)
            throws ReflectiveOperationException {
        double before = Figures.top1(reals, network.labels());
        double after = Figures.top1(integers, network.labels());
        report(network, quantized, "top-1 %", before, after, Figures.agreement(reals, integers));
        return before - after;
    }

    private static double judgeReconstruction(
            RealNetwork network, CompiledNetwork quantized, float[][] reals, float[][] integers)
            throws ReflectiveOperationException {
        double before = Figures.meanSquareError(reals, network.test());
        double after = Figures.meanSquareError(integers, network.test());
        report(network, quantized, "mean square error", before, after, Double.NaN);
        return 100 * (after / before - 1);
    }

    private static void report(
            RealNetwork network,
            CompiledNetwork quantized,
            String measure,
            double before,
            double after,
            double agreement)
            throws ReflectiveOperationException {
        TABLE.add(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.3f | %.3f | %s | %d | %d | %d |",
                network.model(),
                network.test().length,
                measure,
                before,
                after,
                Double.isNaN(agreement) ? "-" : String.format(Locale.ROOT, "%.2f", agreement),
                quantized.constant("WEIGHT_BYTES"),
                quantized.constant("ARENA_BYTES"),
                quantized.milliseconds()));
    }

    @AfterAll
    static void printTable() {
        if (!TABLE.isEmpty()) {
            System.out.println(
                    "| network | test samples | measure | float | INT8 | agreement % | weight bytes | arena bytes"
                            + " | javac ms |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            TABLE.forEach(System.out::println);
        }
    }
}
