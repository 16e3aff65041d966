package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.tflite.TfliteImporter;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.quantizer.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators on int16 that TensorFlow Lite computes in integers are computed in integers. */
class ShortOperatorsTest {
    @Test
    void noCaseRunsInFloat() throws IOException {
        List<String> inFloat = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "tflite"))) {
            for (Path model : files.filter(file -> file.getFileName().toString().matches("int16_.*\\.tflite"))
                    .sorted()
                    .toList()) {
                if (program(model).allSteps().stream()
                        .anyMatch(step -> step.output().elementType() == ElementType.FLOAT32)) {
                    inFloat.add(model.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), inFloat);
    }

    private static Program program(Path model) throws IOException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Graph graph = TfliteImporter.importModel(
                Files.readAllBytes(model), model.getFileName().toString(), DimensionSettings.none(), diagnostics);
        return Quantizer.keepScales(Optimizer.optimize(graph), diagnostics);
    }
}
