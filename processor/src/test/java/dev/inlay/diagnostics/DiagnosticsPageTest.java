package dev.inlay.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsPageTest {
    private static final String SECTION = "### ";

    @Test
    void everyMessageHasASectionInOrder() throws IOException {
        List<String> codes =
                Arrays.stream(DiagnosticId.values()).map(DiagnosticId::code).toList();
        List<String> sections = Files.readAllLines(Path.of("..", "docs", "diagnostics.md")).stream()
                .filter(line -> line.startsWith(SECTION))
                .map(line -> line.substring(SECTION.length()))
                .toList();
        assertEquals(codes, sections);
    }
}
