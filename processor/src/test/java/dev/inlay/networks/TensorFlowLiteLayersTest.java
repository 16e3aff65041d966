package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.program.Program;
import dev.inlay.testing.Npy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of a network that TensorFlow Lite quantized gives the bytes that its reference kernels give. */
class TensorFlowLiteLayersTest {
    private static final Pattern ENTRY = Pattern.compile("\"key\": \"(t\\d+)\",\\s*\"name\": \"([^\"]*)\"");

    static List<String> models() {
        return IntegerNetwork.MODELS.stream()
                .filter(name -> name.endsWith(".tflite"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void layersEqualTheReferenceKernels(String name) throws IOException {
        IntegerNetwork network = IntegerNetwork.load(name);
        Program program = network.program();
        Map<String, Npy> expected = expected(IntegerNetwork.golden(name));
        int samples = expected.values().iterator().next().samples();
        int[] compared = {0};
        for (int sample = 0; sample < samples; sample++) {
            int index = sample;
            program.run(List.of(Buffer.of(network.inputs()[sample])), (slot, buffer) -> {
                if (expected.containsKey(slot.name())) {
                    byte[][] rows = IntegerNetwork.rows(expected.get(slot.name()), 0);
                    assertArrayEquals(rows[index], buffer.bytes(), name + ": " + slot.name());
                    compared[0]++;
                }
            });
        }
        // reshapes and the pads that a convolution takes in are no steps
        int atLeast = samples * (program.steps().size() - 1);
        assertTrue(compared[0] >= atLeast, () -> compared[0] + " of " + atLeast + " tensors compared");
    }

    /** The tensors of the first samples, by name. */
    private static Map<String, Npy> expected(Path golden) throws IOException {
        Map<String, Npy> tensors = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(Files.readString(golden.resolve("intermediates.json")));
        try (ZipFile arrays =
                new ZipFile(golden.resolve("intermediates_ref.npz").toFile())) {
            while (entry.find()) {
                ZipEntry array = arrays.getEntry(entry.group(1) + ".npy");
                tensors.put(
                        entry.group(2), Npy.parse(arrays.getInputStream(array).readAllBytes()));
            }
        }
        return tensors;
    }
}
