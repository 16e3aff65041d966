package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Precisions other than INT8 on trained networks and data that nothing was fitted to. */
@Tag("slow")
class PrecisionsTest {
    private static final int DRAWS = 5;
    private static final List<String> TABLE = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"kws_sm/float.onnx", "ic/float.onnx", "mnist/float_torchscript_op17.onnx"})
    void halvesKeepTheAccuracyInHalfTheBytes(String model, @TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(model);
        CompiledNetwork whole = CompiledNetwork.compile(network, "FP32", folder.resolve("fp32"));
        CompiledNetwork halves = CompiledNetwork.compile(network, "FP16", folder.resolve("fp16"));
        double loss = judge(network, "FP16", halves);
        assertTrue(loss <= 0.2, () -> model + " loses " + loss);
        int before = whole.constant("WEIGHT_BYTES");
        int after = halves.constant("WEIGHT_BYTES");
        assertTrue(after < 0.52 * before, () -> before + " bytes become " + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kws_sm/float.onnx", "ic/float.onnx", "mnist/float_torchscript_op17.onnx"})
    void dynamicActivationsNeedNoData(String model, @TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(model);
        CompiledNetwork compiled =
                CompiledNetwork.compileWith(network, "activations = dev.inlay.Activations.DYNAMIC", folder);
        double loss = judge(network, "INT8, DYNAMIC", compiled);
        assertTrue(loss <= 0.2 + 1e-9, () -> model + " loses " + loss);
        assertTrue(Figures.agreement(network.golden(), compiled.run(network.test(), network.golden()[0].length)) >= 98);
    }

    /** Means over five draws of calibration samples. */
    @ParameterizedTest
    @CsvSource({
        "kws_sm/float.onnx, INT4, 64, 0.6, 97",
        "ic/float.onnx, INT4, 100, 2.5, 93",
        "kws_sm/float.onnx, INT3, 64, 1.2, 96"
    })
    void narrowWeightsKeepTheAccuracy(
            String model, String precision, int samples, double points, double agreement, @TempDir Path folder)
            throws Exception {
        RealNetwork network = RealNetwork.load(model);
        double lost = 0;
        double agreed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            RealNetwork drawn = network.withCalibration(samples, draw);
            CompiledNetwork compiled = CompiledNetwork.compile(drawn, precision, folder.resolve("draw" + draw));
            lost += judge(network, precision + ", draw " + draw, compiled) / DRAWS;
            agreed += Figures.agreement(network.golden(), compiled.run(network.test(), network.golden()[0].length))
                    / DRAWS;
        }
        double meanLoss = lost;
        double meanAgreement = agreed;
        assertTrue(meanLoss <= points, () -> model + " " + precision + " loses " + meanLoss);
        assertTrue(meanAgreement >= agreement, () -> model + " " + precision + " agrees on " + meanAgreement + " %");
    }

    /** Points of top-1 lost. */
    private static double judge(RealNetwork network, String precision, CompiledNetwork compiled)
            throws ReflectiveOperationException {
        float[][] outputs = compiled.run(network.test(), network.golden()[0].length);
        double before = Figures.top1(network.golden(), network.labels());
        double after = Figures.top1(outputs, network.labels());
        TABLE.add(String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %.4f | %d | %d |",
                network.model(),
                precision,
                before,
                after,
                Figures.agreement(network.golden(), outputs),
                Figures.divergence(network.golden(), outputs),
                compiled.constant("WEIGHT_BYTES"),
                compiled.milliseconds()));
        return before - after;
    }

    @AfterAll
    static void printTable() {
        if (!TABLE.isEmpty()) {
            System.out.println("| network | precision | float top-1 % | top-1 % | agreement % | divergence, nats"
                    + " | weight bytes | javac ms |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            TABLE.forEach(System.out::println);
        }
    }
}
