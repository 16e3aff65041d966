package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.bytecode.BytecodeCounter;
import dev.inlay.bytecode.CountingLoader;
import dev.inlay.compiler.program.Program;
import dev.inlay.testing.ByteNetwork;
import dev.inlay.testing.GeneratedBlock;
import dev.inlay.testing.Javac;
import dev.inlay.testing.SharedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytecodes of an inference: generated code for the target MICRO beside the loops one writes by hand. */
class NaiveBytecodesTest {
    private static final int DOCUMENTED_JDK = 17;

    private static final List<String> MODELS = List.of(
            "kws/int8.tflite", "kws_sm/int8.tflite", "ic/int8.tflite", "ad/int8.tflite", "person_detect/int8.tflite");

    @Test
    void generatedCodeExecutesFarFewer(@TempDir Path folder) throws Exception {
        StringBuilder table = new StringBuilder("""
                | network | MACs | naive loops | a MAC | generated | a MAC | ratio |
                |---|---|---|---|---|---|---|
                """);
        NaiveNetwork naive = new NaiveNetwork();
        for (String model : MODELS) {
            IntegerNetwork network = IntegerNetwork.load(model);
            Program program = network.program();
            byte[] input = network.inputs()[0];
            List<byte[]> results = new ArrayList<>();
            long byHand = naive.count(program, input, results);
            assertArrayEquals(network.expected()[0], results.get(0), model);
            long generated = generated(network, input, folder.resolve(model.replace('/', '_')));
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.1f | %,d | %.2f | %.1f |\n",
                    model,
                    program.macs(),
                    byHand,
                    (double) byHand / program.macs(),
                    generated,
                    (double) generated / program.macs(),
                    (double) byHand / generated));
            assertTrue(byHand > 2 * generated, table::toString);
        }
        System.out.print(table);
        // javac of another JDK writes a few bytecodes more or less
        if (Runtime.version().feature() == DOCUMENTED_JDK) {
            GeneratedBlock.check("kernels.md", "bytecodes", table.toString());
        }
    }

    private static long generated(IntegerNetwork network, byte[] input, Path folder) throws Exception {
        Javac javac = new Javac(folder);
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.tflite"));
        String source = """
                package user;
                @dev.inlay.QuantizedModel("model.tflite")
                public interface Network extends dev.inlay.testing.ByteNetwork {}
                """;
        javac.compile(Map.of("user.Network", source));
        ByteNetwork instance = (ByteNetwork) new CountingLoader(javac.classes())
                .loadClass("user.QuantizedNetwork")
                .getDeclaredConstructor()
                .newInstance();
        byte[] output = new byte[network.expected()[0].length];
        // the first inference loads classes, whose initialisers would count
        instance.run(input, output);
        return BytecodeCounter.count(() -> instance.run(input, output));
    }
}
