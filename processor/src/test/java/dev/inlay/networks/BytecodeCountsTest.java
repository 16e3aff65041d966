package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.bytecode.BytecodeCounter;
import dev.inlay.bytecode.CountingLoader;
import dev.inlay.testing.FloatNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytecodes of one inference of real networks, held against {@code bytecodes.properties} in the test resources. */
class BytecodeCountsTest {
    private static final double ALLOWED_GROWTH = 1.01;

    static List<String> models() {
        return List.of("kws_sm/float.onnx", "ic/float.onnx", "ad/float.onnx");
    }

    @ParameterizedTest
    @MethodSource("models")
    void noMoreBytecodesThanBefore(String model, @TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(model);
        CompiledNetwork compiled = CompiledNetwork.compile(network, "INT8", folder);
        FloatNetwork instance = (FloatNetwork) new CountingLoader(folder.resolve("classes"))
                .loadClass("user.QuantizedNetwork")
                .getDeclaredConstructor()
                .newInstance();
        float[] input = network.test()[0];
        float[] output = new float[network.golden()[0].length];
        // the first inference loads classes, whose initialisers would count
        instance.run(input, output);
        long count = BytecodeCounter.count(() -> instance.run(input, output));
        double perMac = (double) count / compiled.constant("MACS");
        System.out.println(String.format(Locale.ROOT, "%s=%d (%.2f a MAC)", model, count, perMac));
        long allowed = Long.parseLong(committed().getProperty(model));
        assertTrue(count <= allowed * ALLOWED_GROWTH, () -> model + ": " + count + ", not " + allowed);
    }

    private static Properties committed() throws IOException {
        Properties counts = new Properties();
        try (InputStream stream = BytecodeCountsTest.class.getResourceAsStream("/bytecodes.properties")) {
            counts.load(stream);
        }
        return counts;
    }
}
