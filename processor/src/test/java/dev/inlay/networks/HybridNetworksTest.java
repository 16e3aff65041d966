package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.testing.GeneratedBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks with INT8 weights and real activations give the numbers of TensorFlow Lite's reference kernels. */
class HybridNetworksTest {
    private static final List<String> MODELS = List.of("kws/hybrid_dynrange.tflite", "ad/hybrid_dynrange.tflite");

    @Test
    void outputsAreThoseOfTheReferenceKernels(@TempDir Path folder) throws Exception {
        StringBuilder table = new StringBuilder(
                "| network | samples | largest output | largest difference | weight bytes |\n|---|---|---|---|---|\n");
        for (String model : MODELS) {
            RealNetwork network = RealNetwork.load(model);
            CompiledNetwork compiled = CompiledNetwork.compileWith(network, "", folder.resolve(model));
            float[][] outputs = compiled.run(network.test(), network.golden()[0].length);
            double difference = Figures.largestDifference(outputs, network.golden());
            double largest = Figures.largest(network.golden());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.3f | %.1e | %d |\n",
                    model,
                    network.test().length,
                    largest,
                    difference,
                    compiled.constant("WEIGHT_BYTES")));
            assertTrue(difference <= 1e-5 * largest, () -> model + " is " + difference + " off");
        }
        GeneratedBlock.check("accuracy.md", "tflite-hybrid", table.toString());
    }

    /** Asked for by name or not, it is the same; with data it is quantized as any other network. */
    @Test
    void calibrationDataMakesIntegersOfTheActivationsToo(@TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(MODELS.get(1));
        CompiledNetwork asked = CompiledNetwork.compileWith(
                network, "activations = dev.inlay.Activations.DYNAMIC", folder.resolve("asked"));
        float[][] outputs = asked.run(network.test(), network.golden()[0].length);
        assertEquals(0, Figures.largestDifference(outputs, network.golden()));
        CompiledNetwork quantized = CompiledNetwork.compile(network, "INT8", folder.resolve("quantized"));
        float[][] integers = quantized.run(network.test(), network.golden()[0].length);
        double before = Figures.meanSquareError(network.golden(), network.test());
        assertEquals(before, Figures.meanSquareError(integers, network.test()), 0.03 * before);
        assertTrue(Figures.largestDifference(integers, network.golden()) > 0.01);
    }
}
