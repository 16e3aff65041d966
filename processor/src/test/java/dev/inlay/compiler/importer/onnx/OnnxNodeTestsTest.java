package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * ONNX's own tests of single operators, run through import and float reference with ONNX's tolerances. What passes is
 * listed in {@code onnx-node-tests.txt}, what is left out and why in {@code onnx-node-tests-left-out.txt}; each test
 * stands in one of the two, and passes or fails accordingly.
 */
class OnnxNodeTestsTest {
    @Test
    void whatIsListedPassesAndNothingElse() throws IOException {
        Path root = SharedFiles.evaluation("onnx_node_tests");
        Set<String> passed = new TreeSet<>();
        Map<String, String> failed = new TreeMap<>();
        for (Path folder : folders(root)) {
            String name = folder.getFileName().toString();
            String failure = failureOf(folder);
            if (failure == null) {
                passed.add(name);
            } else {
                failed.put(name, failure);
            }
        }
        System.out.println("ONNX node tests: " + passed.size() + " of " + (passed.size() + failed.size()) + " pass");

        List<String> leftOut = leftOutPrefixes();
        failed.keySet().removeIf(name -> leftOut.stream().anyMatch(name::startsWith));
        assertEquals(Map.of(), failed, "neither pass nor are left out");
        assertEquals(new TreeSet<>(lines("onnx-node-tests.txt")), passed, "what is listed passes, and nothing else");
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Why a test fails; null where it passes. */
    private static String failureOf(Path folder) throws IOException {
        NodeTest test = NodeTest.read(folder);
        try {
            test.runWithInputs();
            test.runWithConstants();
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e.toString();
        }
    }

    private static List<String> leftOutPrefixes() throws IOException {
        return lines("onnx-node-tests-left-out.txt").stream()
                .map(line -> line.substring(0, line.indexOf('|')).trim())
                .toList();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = OnnxNodeTestsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
