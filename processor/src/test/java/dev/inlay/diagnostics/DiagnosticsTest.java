package dev.inlay.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Severity;
import dev.inlay.testing.CompilerKind;
import dev.inlay.testing.Javac;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message: what provokes it, where it stands and its full text, under javac and under Eclipse's compiler. */
class DiagnosticsTest {
    /** Messages that no folder provokes, and what holds them instead. */
    private static final Map<String, String> WITHOUT_FOLDER = Map.of(
            "INLAY-117", "needs a network of two outputs: MethodBinderTest",
            "INLAY-120", "needs hundreds of inputs",
            "INLAY-122", "needs an output folder that refuses to be written",
            "INLAY-510", "needs a compiler without a JDK",
            "INLAY-901", "needs a defect of Inlay",
            "INLAY-902", "needs a compiler out of memory");

    static Stream<Arguments> foldersAndCompilers() throws IOException {
        return DiagnosticFolder.codes().stream()
                .flatMap(code -> Arrays.stream(CompilerKind.values()).map(compiler -> Arguments.of(code, compiler)));
    }

    @ParameterizedTest
    @MethodSource("foldersAndCompilers")
    void isPrintedAtItsPlaceWithItsText(String code, CompilerKind compiler, @TempDir Path work) throws IOException {
        DiagnosticFolder folder = DiagnosticFolder.of(code);
        Javac javac = new Javac(work, compiler);
        Javac.Result result = folder.compile(javac);
        String printed = DiagnosticFolder.print(javac, result);
        assertEquals(folder.expected(compiler), printed);
        assertTrue(printed.contains("[" + code + "]"), printed);
        boolean error = find(code).severity() == Severity.ERROR;
        assertEquals(!error, result.success(), () -> result.messages().toString());
    }

    @Test
    void everyMessageHasAFolder() throws IOException {
        Set<String> codes = new TreeSet<>(DiagnosticFolder.codes());
        codes.addAll(WITHOUT_FOLDER.keySet());
        Set<String> expected = new TreeSet<>();
        for (DiagnosticId id : DiagnosticId.values()) {
            expected.add(id.code());
        }
        assertEquals(expected, codes);
    }

    @Test
    void codesAreUniqueAndAscend() {
        List<String> codes =
                Arrays.stream(DiagnosticId.values()).map(DiagnosticId::code).toList();
        assertEquals(List.copyOf(new TreeSet<>(codes)), codes);
    }

    private static DiagnosticId find(String code) {
        return Arrays.stream(DiagnosticId.values())
                .filter(id -> id.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a folder of no message: " + code));
    }
}
