package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.RESET;
import static dev.inlay.compiler.emitter.Declarations.array;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.kernel.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a small virtual machine needs: old class files, and nothing but CLDC 1.1 and {@code dev.inlay.runtime}. */
class GeneratedPlatformTest {
    private static final Path RUNTIME = Path.of("..", "runtime", "src", "main", "java");

    private static final Declaration DECLARATION = Declarations.of(
            method(0, "classify", NOTHING, "byte", "byte"),
            method(1, "classify", NOTHING, "float", "float"),
            method(2, "largest", INDEX, "float"),
            array(3, "scores", ElementType.FLOAT32, "float"),
            method(4, "reset", RESET));

    private static final String INTERFACE = """
            package demo;
            public interface Tiny {
                void classify(byte[] in, byte[] out);
                void classify(float[] in, float[] out);
                int largest(float[] in);
                float[] scores(float[] in);
                void reset();
            }
            """;

    @Test
    void theClassNeedsCldcAndTheRuntimeAlone() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        sources.put("demo.Tiny", INTERFACE);
        sources.put(
                DECLARATION.qualifiedGeneratedName(),
                Emitter.emit(DECLARATION, Programs.sideBySide(Programs.classifier()), "00", Metadata.none())
                        .text());
        try (Stream<Path> files = Files.list(RUNTIME.resolve("dev/inlay/runtime"))) {
            for (Path file : files.sorted().toList()) {
                String name = RUNTIME.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        assertTrue(sources.containsKey("dev.inlay.runtime.Packed"), sources.keySet()::toString);
        // -source and not --release, which would bring its own platform along
        String level = Runtime.version().feature() < 20 ? "7" : "8";
        List<String> options = new ArrayList<>(List.of("-source", level, "-target", level, "-Xlint:-options"));
        options.addAll(List.of("-proc:none", "-classpath", "", "-bootclasspath", System.getProperty("inlay.cldc")));
        assertTrue(InMemoryCompiler.compile(sources, options).containsKey("demo.QuantizedTiny"));
    }

    @Test
    void classFilesAreOldAndStatic() {
        Generated generated =
                Generated.of(DECLARATION, Programs.sideBySide(Programs.classifier()), "demo.Tiny", INTERFACE);
        ClassFiles files = new ClassFiles(generated.classFiles());
        assertEquals(0, files.dynamicCalls());
        assertEquals(new TreeSet<>(List.of(Runtime.version().feature() < 20 ? 51 : 52)), files.versions());
    }
}
