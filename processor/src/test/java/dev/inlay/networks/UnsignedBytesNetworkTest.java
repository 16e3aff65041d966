package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.Javac;
import dev.inlay.testing.Npy;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class of a uint8 model takes and gives the model's own bytes, whatever the form of the method. */
class UnsignedBytesNetworkTest {
    private static final String SOURCE = """
            package user;
            @dev.inlay.QuantizedModel("model.tflite")
            public interface Network {
                void bytes(byte[] in, byte[] out);
                void reals(float[] in, float[] out);
                void toReals(byte[] in, float[] out);
                byte[] toBytes(float[] in);
                int largest(byte[] in);
            }
            """;

    @Test
    void everyMethodTakesTheBytesAsUnsigned(@TempDir Path folder) throws Exception {
        ConformanceCase model =
                ConformanceCase.ofModel(Path.of("src", "test", "resources", "tflite", "uint8_conv.tflite"));
        Object network = compile(model.model(), folder);
        Npy inputs = model.inputs().get(0);
        Npy outputs = model.outputs().get(0);
        float scaleIn = network.getClass().getField("INPUT_SCALE").getFloat(null);
        float scaleOut = network.getClass().getField("OUTPUT_SCALE").getFloat(null);
        int zeroIn = network.getClass().getField("INPUT_ZERO_POINT").getInt(null);
        int zeroOut = network.getClass().getField("OUTPUT_ZERO_POINT").getInt(null);
        assertEquals(120, zeroIn);
        assertEquals(137, zeroOut);
        for (int sample = 0; sample < inputs.samples(); sample++) {
            byte[] in = inputs.bytes(sample);
            byte[] expected = outputs.bytes(sample);
            byte[] bytes = new byte[expected.length];
            call(network, "bytes", in, bytes);
            assertArrayEquals(expected, bytes);
            assertArrayEquals(inputs.bytes(sample), in);
            float[] realIn = reals(in, scaleIn, zeroIn);
            float[] realOut = new float[expected.length];
            call(network, "reals", realIn, realOut);
            assertArrayEquals(reals(expected, scaleOut, zeroOut), realOut);
            call(network, "toReals", in, realOut);
            assertArrayEquals(reals(expected, scaleOut, zeroOut), realOut);
            assertArrayEquals(expected, (byte[]) call(network, "toBytes", (Object) realIn));
            assertEquals(largest(expected), call(network, "largest", (Object) in));
        }
    }

    private static Object compile(Path model, Path folder) throws IOException, ReflectiveOperationException {
        Javac javac = new Javac(folder);
        Files.copy(model, javac.models().resolve("model.tflite"));
        return javac.compile(Map.of("user.Network", SOURCE)).instance("user.QuantizedNetwork");
    }

    private static Object call(Object network, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : network.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                return method.invoke(network, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static float[] reals(byte[] unsigned, float scale, int zeroPoint) {
        float[] reals = new float[unsigned.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = scale * (Byte.toUnsignedInt(unsigned[i]) - zeroPoint);
        }
        return reals;
    }

    private static int largest(byte[] unsigned) {
        int largest = 0;
        for (int i = 1; i < unsigned.length; i++) {
            largest = Byte.toUnsignedInt(unsigned[i]) > Byte.toUnsignedInt(unsigned[largest]) ? i : largest;
        }
        return largest;
    }
}
