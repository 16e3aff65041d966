package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.GeneratedBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated classes of networks that an ONNX file has quantized agree with what the file means: ONNX Runtime with all
 * optimizations off, which dequantizes, computes in float32 and quantizes.
 */
class QuantizedOnnxNetworksTest {
    private static final double LEAST_AGREEMENT = 99.5;

    private static final List<String> MODELS = List.of(
            "kws_sm/qdq_u8s8.onnx",
            "kws_sm/qdq_s8s8.onnx",
            "kws_sm/qdq_u8s4.onnx",
            "kws_sm/qop_u8s8.onnx",
            "ic/qdq_u8s8.onnx",
            "ic/qdq_s8s8.onnx",
            "ic/qop_u8s8.onnx",
            "mnist/ptq_s8_dynamo_op18.onnx",
            "mnist/ptq_s8_folded_op18.onnx",
            "mnist/qat_u8s8_dynamo_op18.onnx",
            "mnist/qat_u8s8_folded_op18.onnx",
            "ad/qdq_u8s8.onnx",
            "ad/qdq_u8s4.onnx");

    @Test
    void outputsAreThoseOfOnnxRuntimeUpToRounding(@TempDir Path folder) throws Exception {
        StringBuilder table = new StringBuilder("| network | samples | outputs | one step off | more"
                + " | agreement % | top-1 % ONNX Runtime | top-1 % Inlay |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        List<String> failures = new ArrayList<>();
        for (String name : MODELS) {
            RealNetwork network = RealNetwork.load(name);
            CompiledNetwork compiled = CompiledNetwork.compileWith(
                    network, "precision = dev.inlay.Precision.INT8", folder.resolve(name.replace('/', '_')));
            float[][] outputs = compiled.run(network.test(), network.golden()[0].length);
            long[] off = stepsOff(outputs, network.golden());
            table.append(row(network, outputs, off));
            boolean classifies = network.labels().length > 0;
            boolean agrees = classifies ? Figures.agreement(outputs, network.golden()) >= LEAST_AGREEMENT : off[1] == 0;
            // softmax turns a step of its input into many of its output
            boolean linear = !name.startsWith("kws_sm") && !name.startsWith("ic");
            if (!agrees || linear && off[1] > 0) {
                failures.add(name);
            }
        }
        GeneratedBlock.check("accuracy.md", "onnx-networks", table.toString());
        assertEquals(List.of(), failures);
    }

    private static String row(RealNetwork network, float[][] outputs, long[] off) {
        boolean classifies = network.labels().length > 0;
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %d | %d | %s | %s | %s |\n",
                network.model(),
                outputs.length,
                (long) outputs.length * outputs[0].length,
                off[0],
                off[1],
                classifies ? percent(Figures.agreement(outputs, network.golden())) : "-",
                classifies ? percent(Figures.top1(network.golden(), network.labels())) : "-",
                classifies ? percent(Figures.top1(outputs, network.labels())) : "-");
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** How many elements are one step of the output's scale off, and how many more. */
    private static long[] stepsOff(float[][] outputs, float[][] golden) {
        double step = step(golden);
        long[] off = new long[2];
        for (int i = 0; i < outputs.length; i++) {
            for (int k = 0; k < outputs[i].length; k++) {
                long steps = Math.round(Math.abs(outputs[i][k] - golden[i][k]) / step);
                if (steps > 0) {
                    off[steps == 1 ? 0 : 1]++;
                }
            }
        }
        return off;
    }

    /** The least distance of two outputs, which are quantized. */
    private static double step(float[][] golden) {
        TreeSet<Float> values = new TreeSet<>();
        for (float[] row : golden) {
            for (float value : row) {
                values.add(value);
            }
        }
        double step = Double.MAX_VALUE;
        for (float value : values) {
            Float next = values.higher(value);
            step = next == null ? step : Math.min(step, (double) next - value);
        }
        return step;
    }
}
