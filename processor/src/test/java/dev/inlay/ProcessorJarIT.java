package dev.inlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar is all that a processor path needs, and brings nothing that could meet a user's own libraries. */
class ProcessorJarIT {
    private static final String SERVICES = "META-INF/services/javax.annotation.processing.Processor";

    private final Path processorJar = Path.of(System.getProperty("inlay.processor.jar"));
    private final Path runtimeJar = Path.of(System.getProperty("inlay.runtime.jar"));

    @TempDir
    Path folder;

    @Test
    void everyClassIsOfInlaysPackage() throws IOException {
        try (JarFile jar = new JarFile(processorJar.toFile())) {
            List<String> strangers = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("dev/inlay/"))
                    .collect(Collectors.toList());
            assertEquals(List.of(), strangers);
        }
    }

    @Test
    void theProcessorIsTheOnlyService() throws IOException {
        try (JarFile jar = new JarFile(processorJar.toFile())) {
            List<String> services = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("META-INF/services/"))
                    .collect(Collectors.toList());
            assertEquals(List.of(SERVICES), services);
            try (InputStream content = jar.getInputStream(jar.getEntry(SERVICES))) {
                String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals("dev.inlay.processor.InlayProcessor", text.strip());
            }
        }
    }

    @Test
    void javacRunsItFromThisJarAlone() throws IOException, InterruptedException {
        Path source = folder.resolve("Spotter.java");
        Files.writeString(
                source,
                "@dev.inlay.QuantizedModel(\"no-such-model.onnx\") interface Spotter { int classify(float[] in); }");
        String javac = System.getProperty("java.home") + File.separator + "bin" + File.separator + "javac";
        Process process = new ProcessBuilder(
                        javac,
                        "-cp",
                        runtimeJar.toString(),
                        "-d",
                        folder.toString(),
                        "-processorpath",
                        processorJar.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), messages);
        assertTrue(messages.contains("[INLAY-201] no-such-model.onnx is not found"), messages);
    }
}
