package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inlay.compiler.emitter.ClassFiles;
import dev.inlay.runtime.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of target HOTSPOT is such that HotSpot compiles it, to vector instructions where these matter. */
class LaneVectorisationTest {
    /** HotSpot leaves methods of 8,000 bytes and more to its interpreter. */
    private static final int MAX_METHOD = 7_000;
    /** Vectors of 16 bytes make the loop some three times as fast, longer ones more. */
    private static final double LEAST_GAIN = 1.5;

    @Test
    @Tag("slow")
    void theMainLoopIsVectorised() throws IOException, InterruptedException {
        String architecture = System.getProperty("os.arch");
        assumeTrue(List.of("amd64", "x86_64", "aarch64").contains(architecture), "vectors of " + architecture);
        String machine = System.getProperty("java.vm.name");
        assumeTrue(machine.contains("HotSpot") || machine.contains("OpenJDK"), "the compiler of " + machine);
        long vectors = nanoseconds("-XX:+UseSuperWord");
        long scalars = nanoseconds("-XX:-UseSuperWord");
        double gain = (double) scalars / vectors;
        System.out.println(String.format(Locale.ROOT, "lane loop: %.1f times as fast in vectors", gain));
        assertTrue(gain > LEAST_GAIN, () -> scalars + " ns without vectors, " + vectors + " ns with them");
    }

    private static long nanoseconds(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-TieredCompilation",
                        "-Xbatch",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LaneLoop.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return Long.parseLong(output.trim());
    }

    @Test
    void methodsOfLanesAreSmallEnoughToBeCompiled() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream stream = Lanes.class.getResourceAsStream("Lanes.class")) {
            files.put("Lanes", stream.readAllBytes());
        }
        assertEquals(Map.of(), new ClassFiles(files).methodsFrom(MAX_METHOD));
    }

    @Test
    void methodsOfANetworkAreSmallEnoughToBeCompiled(@TempDir Path folder) throws Exception {
        CompiledNetwork.compileWith(
                RealNetwork.load("ic/float.onnx"),
                "target = dev.inlay.TargetVm.HOTSPOT, calibration = \"calibration.npy\"",
                folder);
        Map<String, byte[]> files = new TreeMap<>();
        List<Path> classes = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder.resolve("classes"))) {
            found.filter(path -> path.toString().endsWith(".class")).forEach(classes::add);
        }
        for (Path path : classes) {
            files.put(path.getFileName().toString(), Files.readAllBytes(path));
        }
        assertEquals(Map.of(), new ClassFiles(files).methodsFrom(MAX_METHOD));
    }
}
