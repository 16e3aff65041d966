package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.testing.GeneratedBlock;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INT8 by Inlay beside INT8 by other tools, on data that no calibration saw: means over draws of calibration samples. */
@Tag("slow")
class PeersTest {
    private static final int DRAWS = 5;

    private final StringBuilder table = new StringBuilder("""
            | network | samples | float | INT8 | agreement % | TensorFlow Lite, reference | with XNNPACK | ONNX Runtime |
            |---|---|---|---|---|---|---|---|
            """);

    @Test
    void fewSamplesAreEnough(@TempDir Path folder) throws Exception {
        PeerFigures peers = PeerFigures.read();
        judge("kws_sm", "float.onnx", 32, "qdq_u8s8.onnx", 0.3, 98.5, peers, folder);
        judge("ic", "float.onnx", 100, "qdq_u8s8.onnx", 0.5, 99, peers, folder);
        judge("mnist", "float_torchscript_op17.onnx", 32, "ptq_s8_folded_op18.onnx", 0.3, 99, peers, folder);
        reconstruction(folder);
        GeneratedBlock.check("accuracy.md", "peers", table.toString());
    }

    private void judge(
            String task,
            String model,
            int samples,
            String onnx,
            double points,
            double agreement,
            PeerFigures peers,
            Path folder)
            throws Exception {
        RealNetwork network = RealNetwork.load(task + "/" + model);
        double before = Figures.top1(network.golden(), network.labels());
        double after = 0;
        double agreed = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            RealNetwork drawn = network.withCalibration(samples, draw);
            CompiledNetwork compiled = CompiledNetwork.compile(drawn, "INT8", folder.resolve(task + draw));
            float[][] outputs = compiled.run(network.test(), network.golden()[0].length);
            after += Figures.top1(outputs, network.labels()) / DRAWS;
            agreed += Figures.agreement(network.golden(), outputs) / DRAWS;
        }
        table.append(String.format(
                Locale.ROOT,
                "| %s, top-1 %% | %d | %.2f | %.2f | %.2f | %s | %s | %s |\n",
                task,
                samples,
                before,
                after,
                agreed,
                peers.top1(task + "/int8.tflite", "ref"),
                peers.top1(task + "/int8.tflite", "xnn"),
                peers.top1(task + "/" + onnx, "noopt")));
        String figures = table.toString();
        assertTrue(before - after <= points && agreed >= agreement, figures);
    }

    /** The autoencoder is judged by its mean square error; TensorFlow Lite's network runs as the class Inlay makes of it. */
    private void reconstruction(Path folder) throws Exception {
        RealNetwork network = RealNetwork.load("ad/float.onnx");
        CompiledNetwork compiled = CompiledNetwork.compile(network, "INT8", folder.resolve("ad"));
        RealNetwork lite = new RealNetwork(
                "ad/int8.tflite", network.calibration(), network.test(), network.labels(), network.golden());
        CompiledNetwork peer =
                CompiledNetwork.compileWith(lite, "precision = dev.inlay.Precision.INT8", folder.resolve("adlite"));
        double before = Figures.meanSquareError(network.golden(), network.test());
        double after = error(compiled, network);
        table.append(String.format(
                Locale.ROOT,
                "| ad, mean square error | %d | %.3f | %.3f | | %.3f | | |\n",
                network.calibration().length,
                before,
                after,
                error(peer, network)));
        assertTrue(Math.abs(after / before - 1) <= 0.01, table::toString);
    }

    private static double error(CompiledNetwork compiled, RealNetwork network) {
        return Figures.meanSquareError(compiled.run(network.test(), network.golden()[0].length), network.test());
    }
}
