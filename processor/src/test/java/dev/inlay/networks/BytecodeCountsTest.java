package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.bytecode.BytecodeCounter;
import dev.inlay.bytecode.CountingLoader;
import dev.inlay.testing.FloatNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytecodes of one inference of real networks and bytes of their classes, held against {@code bytecodes.properties} in the test resources. */
class BytecodeCountsTest {
    private static final double ALLOWED_GROWTH = 1.01;

    static Stream<Arguments> modelsAndProfiles() {
        return Stream.of("kws_sm/float.onnx", "ic/float.onnx", "ad/float.onnx")
                .flatMap(model ->
                        Stream.of("speed", "balanced", "compact").map(profile -> Arguments.of(model, profile)));
    }

    @ParameterizedTest
    @MethodSource("modelsAndProfiles")
    void noMoreBytecodesThanBefore(String model, String profile, @TempDir Path folder) throws Exception {
        RealNetwork network = RealNetwork.load(model);
        CompiledNetwork compiled = CompiledNetwork.compileWith(
                network, "calibration = \"calibration.npy\"", folder, "-Ainlay.profile=" + profile);
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
        long size = classBytes(folder.resolve("classes/user"));
        String name = model + "/" + profile;
        System.out.println(
                String.format(Locale.ROOT, "%s=%d (%.2f a MAC, class files: %d)", name, count, perMac, size));
        Properties committed = committed();
        check(name, count, committed);
        check(name + "/classes", size, committed);
    }

    private static void check(String name, long measured, Properties committed) {
        long allowed = Long.parseLong(committed.getProperty(name));
        assertTrue(measured <= allowed * ALLOWED_GROWTH, () -> name + ": " + measured + ", not " + allowed);
    }

    /** Bytes of the network's class and the classes nested in it. */
    private static long classBytes(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "QuantizedNetwork*.class")) {
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static Properties committed() throws IOException {
        Properties counts = new Properties();
        try (InputStream stream = BytecodeCountsTest.class.getResourceAsStream("/bytecodes.properties")) {
            counts.load(stream);
        }
        return counts;
    }
}
