package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Garbles real models, and makes up nodes, for some seconds each ({@code -Dinlay.fuzz.seconds}, {@code -Dinlay.fuzz.seed}): each is imported or
 * refused with a diagnostic, and nothing takes long.
 */
class OnnxFuzzTest {
    private static final long SLOWEST_NANOS = 20_000_000_000L;

    /** Elements of a tensor up to which a model is run. */
    private static final int SMALL = 20_000;

    private static final long SEED = Long.getLong("inlay.fuzz.seed", 42);

    private final long end = System.nanoTime() + Long.getLong("inlay.fuzz.seconds", 3) * 1_000_000_000L;

    @Test
    void nodesOfAllKindsAreImportedOrRefused() {
        RandomNodes nodes = new RandomNodes(SEED);
        int refused = 0;
        int runs = 0;
        while (System.nanoTime() < end) {
            refused += run(nodes.next().bytes(), runs) ? 1 : 0;
            runs++;
        }
        System.out.println("ONNX fuzz: " + refused + " of " + runs + " nodes drawn by chance refused");
        assertTrue(refused > 0 && refused < runs, "the nodes are neither all right nor all wrong");
    }

    @Test
    void garbledModelsAreImportedOrRefused() throws IOException {
        List<Path> models = models();
        Random random = new Random(SEED);
        int refused = 0;
        int runs = 0;
        while (System.nanoTime() < end) {
            byte[] content = garble(Files.readAllBytes(models.get(random.nextInt(models.size()))), random);
            refused += run(content, runs) ? 1 : 0;
            runs++;
        }
        System.out.println("ONNX fuzz: " + refused + " of " + runs + " garbled models refused");
        assertTrue(refused > 0 && refused < runs, "garbling is neither without effect nor fatal");
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources/models"))) {
            return paths.filter(path -> path.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether the model was refused. */
    private static boolean run(byte[] content, int run) {
        long start = System.nanoTime();
        Resource model = new BytesResource("fuzz.onnx", content);
        try {
            Graph graph = OnnxImporter.importModel(
                    content, model, new NoFiles(), DimensionSettings.none(), new DiagnosticCollector());
            evaluate(graph);
            return false;
        } catch (DiagnosticException e) {
            return true;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("run " + run + ", model " + excerpt(content), e);
        } finally {
            assertTrue(System.nanoTime() - start < SLOWEST_NANOS, () -> "run " + run + " took too long");
        }
    }

    /** What was imported can be run, unless that would take long. */
    private static void evaluate(Graph graph) {
        List<Tensor> inputs = new ArrayList<>();
        for (Value input : graph.inputs()) {
            if (input.type().elementCount() > SMALL) {
                return;
            }
            inputs.add(ones(input.type()));
        }
        if (graph.nodes().stream().allMatch(node -> node.output().type().elementCount() <= SMALL)) {
            new GraphEvaluator(graph).run(inputs);
        }
    }

    private static Tensor ones(TensorType type) {
        if (type.dataType().isFloat()) {
            float[] elements = new float[type.elementCount()];
            Arrays.fill(elements, 1);
            return Tensor.floats(type.shape(), elements);
        }
        long[] elements = new long[type.elementCount()];
        Arrays.fill(elements, 1);
        return Tensor.integers(type.dataType(), type.shape(), elements);
    }

    private static String excerpt(byte[] content) {
        return content.length > 4000
                ? "of " + content.length + " bytes"
                : HexFormat.of().formatHex(content);
    }

    /** Changes a few places: one bit, one byte, a stretch removed or doubled, a varint made huge. */
    private static byte[] garble(byte[] content, Random random) {
        byte[] changed = content.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = place(changed, random);
            switch (random.nextInt(6)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> changed[at] = (byte) 0xff;
                case 3 -> changed[at] = 0;
                case 4 -> changed = spliced(changed, at, random.nextInt(9), 0);
                default -> changed = spliced(changed, at, 0, 1 + random.nextInt(9));
            }
        }
        return changed;
    }

    /** Weights make up most of a file; places near its start and end, where the graph is, come up more often. */
    private static int place(byte[] content, Random random) {
        int length = content.length;
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(Math.min(length, 2000));
            case 1 -> length - 1 - random.nextInt(Math.min(length, 500));
            default -> random.nextInt(length);
        };
    }

    private static byte[] spliced(byte[] content, int at, int removed, int doubled) {
        int skip = Math.min(removed, Math.max(0, content.length - at - 1));
        int twice = Math.min(doubled, content.length - at);
        byte[] result = new byte[content.length - skip + twice];
        System.arraycopy(content, 0, result, 0, at + twice);
        System.arraycopy(content, at + skip, result, at + twice, content.length - at - skip);
        return result;
    }
}
