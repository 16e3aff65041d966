package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dev.inlay.runtime} compiles with the CLDC 1.1 library in the place of the JDK's. */
class CldcTest {
    private static final String LANGUAGE = Runtime.version().feature() < 20 ? "7" : "8";

    @TempDir
    Path folder;

    @Test
    void theRuntimeNeedsCldcAlone() throws IOException {
        List<Path> sources = RuntimeFiles.below("src/main/java", ".java");
        assertFalse(sources.isEmpty(), "the package is empty");
        assertEquals("", compile(sources));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long a = Math.round(0.5);",
                "java.util.List a = null;",
                "throw new IllegalStateException();",
                "String a = \"\" + hashCode();",
                "Runnable a = () -> {};"
            })
    void theGateRefusesWhatCldcLacks(String statement) throws IOException {
        Path source = folder.resolve("Refused.java");
        Files.writeString(source, "class Refused { void run() { " + statement + " } }");
        assertNotEquals("", compile(List.of(source)));
    }

    /** What javac says about {@code sources}: nothing where all is well. */
    private String compile(List<Path> sources) throws IOException {
        List<String> options = new ArrayList<>(List.of("-source", LANGUAGE, "-target", LANGUAGE));
        options.addAll(List.of("-Xlint:-options", "-proc:none", "-implicit:none"));
        options.addAll(List.of("-bootclasspath", System.getProperty("inlay.cldc")));
        options.addAll(List.of("-d", folder.toString()));

        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            boolean compiled =
                    javac.getTask(messages, files, null, options, null, units).call();
            return compiled ? "" : "javac failed: " + messages;
        }
    }
}
