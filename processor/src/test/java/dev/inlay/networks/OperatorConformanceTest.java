package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.GeneratedBlock;
import dev.inlay.testing.Javac;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated classes of single operators give the bytes that TensorFlow Lite's reference kernels give. */
class OperatorConformanceTest {
    private static final double REAL_TOLERANCE = 1e-5;

    /** Inputs made to hit rounding ties. */
    @Test
    void sharedCases(@TempDir Path temporary) throws Exception {
        List<ConformanceCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(SharedFiles.evaluation("op_conformance"))) {
            folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ConformanceCase::ofFolder)
                    .forEach(cases::add);
        }
        check(cases, temporary, "tflite-shared-operators");
    }

    /** The models under src/test/resources/tflite, which src/test/tflite/operators.py made. */
    @Test
    void ownCases(@TempDir Path temporary) throws Exception {
        check(models(Path.of("src", "test", "resources", "tflite")), temporary, "tflite-operators");
    }

    /** Real numbers are equal but for rounding, in one inference after the other. */
    @Test
    void realCases(@TempDir Path temporary) throws Exception {
        List<ConformanceCase> cases = models(Path.of("src", "test", "resources", "tflite", "real"));
        Javac.Result compiled = compile(cases, temporary, ", precision = dev.inlay.Precision.FP32");
        for (ConformanceCase one : cases) {
            assertEquals(0, one.differences(instance(compiled, one), REAL_TOLERANCE), one.name());
        }
    }

    private static List<ConformanceCase> models(Path folder) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path model : files.filter(file -> file.toString().endsWith(".tflite"))
                    .sorted()
                    .toList()) {
                cases.add(ConformanceCase.ofModel(model));
            }
        }
        return cases;
    }

    private static Object instance(Javac.Result compiled, ConformanceCase one)
            throws IOException, ReflectiveOperationException {
        return compiled.instance("user.Quantized" + one.interfaceName());
    }

    private static void check(List<ConformanceCase> cases, Path temporary, String block)
            throws IOException, ReflectiveOperationException {
        Javac.Result compiled = compile(cases, temporary, "");
        StringBuilder table = new StringBuilder("| operator | outputs | that differ |\n|---|---|---|\n");
        List<String> different = new ArrayList<>();
        for (ConformanceCase one : cases) {
            long differences = one.differences(instance(compiled, one), 0);
            table.append(
                    String.format(Locale.ROOT, "| %s | %,d | %d |\n", one.name(), one.outputElements(), differences));
            if (differences > 0) {
                different.add(one.name() + ": " + differences);
            }
        }
        assertEquals(List.of(), different);
        GeneratedBlock.check("accuracy.md", block, table.toString());
    }

    /** The classes of all cases, from one compilation. */
    static Javac.Result compile(List<ConformanceCase> cases, Path temporary, String elements) throws IOException {
        Javac javac = new Javac(temporary);
        Map<String, String> sources = new LinkedHashMap<>();
        for (ConformanceCase one : cases) {
            Files.copy(one.model(), javac.models().resolve(one.name() + ".tflite"));
            sources.put("user." + one.interfaceName(), one.source(elements));
        }
        return javac.compile(sources);
    }
}
