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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message: what provokes it, where it stands and its full text, under javac and under Eclipse's compiler. */
class DiagnosticsTest {
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
