package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.Javac;
import dev.inlay.testing.Npy;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of int16 activations: classes for both targets give the integers of TensorFlow Lite's reference kernels. */
class ShortNetworkTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "tflite");
    private static final String SOURCE = """
            package user;
            @dev.inlay.QuantizedModel(value = "network.tflite", target = dev.inlay.TargetVm.%s)
            public interface %s {
                void run(short[] in, short[] out);
                int classify(short[] in);
                void real(float[] in, float[] out);
            }
            """;

    @Test
    void classesEqualTheReferenceKernels(@TempDir Path temporary) throws Exception {
        Javac javac = new Javac(temporary);
        Files.copy(FOLDER.resolve("int16_network.tflite"), javac.models().resolve("network.tflite"));
        Javac.Result compiled = javac.compile(Map.of(
                "user.Micro", SOURCE.formatted("MICRO", "Micro"), "user.Fast", SOURCE.formatted("HOTSPOT", "Fast")));
        try (ZipFile arrays = new ZipFile(FOLDER.resolve("int16_network.npz").toFile())) {
            Npy inputs =
                    Npy.parse(arrays.getInputStream(arrays.getEntry("in0.npy")).readAllBytes());
            Npy outputs =
                    Npy.parse(arrays.getInputStream(arrays.getEntry("out0.npy")).readAllBytes());
            check(compiled.instance("user.QuantizedMicro"), inputs, outputs);
            check(compiled.instance("user.QuantizedFast"), inputs, outputs);
        }
    }

    private static void check(Object network, Npy inputs, Npy outputs) throws ReflectiveOperationException {
        Class<?> type = network.getClass();
        float inputScale = type.getField("INPUT_SCALE").getFloat(null);
        float outputScale = type.getField("OUTPUT_SCALE").getFloat(null);
        for (int sample = 0; sample < inputs.samples(); sample++) {
            short[] x = inputs.shorts(sample);
            short[] expected = outputs.shorts(sample);
            short[] y = new short[expected.length];
            call(network, "run", x, y);
            assertArrayEquals(expected, y);
            int largest = (int) call(network, "classify", (Object) x);
            for (short element : expected) {
                assertEquals(true, expected[largest] >= element);
            }
            float[] real = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                real[i] = inputScale * x[i];
            }
            float[] results = new float[y.length];
            call(network, "real", real, results);
            for (int i = 0; i < y.length; i++) {
                assertEquals(outputScale * expected[i], results[i]);
            }
        }
    }

    private static Object call(Object network, String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Arrays.stream(network.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return method.invoke(network, arguments);
    }
}
