package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.inlay.compiler.graph.Metadata;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** After construction no {@code void} method allocates. */
class AllocationTest {
    private static final String INTERFACE =
            "package demo; interface Tiny { void run(byte[] in, byte[] out); void run(float[] in, float[] out); }";

    /** Calls from compiled code: reflection allocates by itself. */
    private static final String DRIVER = """
            package demo;
            public class Driver implements Runnable {
                private final Tiny tiny = new QuantizedTiny();
                private final byte[] bytes = new byte[4];
                private final byte[] rawScores = new byte[3];
                private final float[] floats = new float[4];
                private final float[] scores = new float[3];

                @Override
                public void run() {
                    for (int i = 0; i < 1000; i++) {
                        tiny.run(bytes, rawScores);
                        tiny.run(floats, scores);
                    }
                }
            }
            """;

    @Test
    void voidMethodsDoNotAllocate() throws ReflectiveOperationException {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported(),
                "this JVM does not count what a thread allocates");
        GeneratedSource source = Emitter.emit(
                Declarations.of(method(0, "run", NOTHING, "byte", "byte"), method(1, "run", NOTHING, "float", "float")),
                Programs.sideBySide(Programs.classifier()),
                "00",
                Metadata.none());
        Map<String, String> sources = new TreeMap<>(
                Map.of("demo.Tiny", INTERFACE, "demo.Driver", DRIVER, source.qualifiedName(), source.text()));
        Runnable driver = (Runnable) InMemoryCompiler.load(InMemoryCompiler.compile(sources))
                .loadClass("demo.Driver")
                .getConstructor()
                .newInstance();
        driver.run();
        assertEquals(0, allocatedBy(driver));
    }

    @Test
    void allocationIsCounted() {
        byte[][] kept = new byte[1][];
        assertEquals(true, allocatedBy(() -> kept[0] = new byte[100]) >= 100);
        assertEquals(100, kept[0].length);
    }

    private static long allocatedBy(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        task.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
