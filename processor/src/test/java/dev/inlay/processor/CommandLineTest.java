package dev.inlay.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a command says what it wants, and why it cannot do what it was asked for. */
class CommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsItsUsage() {
        for (String[] arguments : new String[][] {{}, {"diff"}, {"diff", "a"}, {"other", "a", "b"}}) {
            err.reset();
            assertEquals(2, run(arguments));
            assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("usage: "), err::toString);
        }
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertEquals(2, run("diff", folder.resolve("none.json").toString(), "other"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("none.json"), err::toString);
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        String file = Files.writeString(folder.resolve("a.json"), "{}").toString();
        assertEquals(2, run("diff", file, file));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("not a report"), err::toString);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return CommandLine.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
