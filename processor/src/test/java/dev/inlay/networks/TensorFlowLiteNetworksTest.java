package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.ByteNetwork;
import dev.inlay.testing.GeneratedBlock;
import dev.inlay.testing.Javac;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated classes of networks that TensorFlow Lite quantized give the bytes of its reference kernels. */
class TensorFlowLiteNetworksTest {
    @Test
    void everyOutputEqualsTheReferenceKernels(@TempDir Path folder) throws Exception {
        StringBuilder table = new StringBuilder("| network | samples | outputs | that differ |\n|---|---|---|---|\n");
        List<String> different = new ArrayList<>();
        for (String name : IntegerNetwork.MODELS) {
            IntegerNetwork network = IntegerNetwork.load(name);
            ByteNetwork compiled = compile(network, folder.resolve(name.replace('/', '_')));
            long differences = differences(network, compiled);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %d |\n",
                    name,
                    network.inputs().length,
                    (long) network.expected().length * network.expected()[0].length,
                    differences));
            if (differences > 0) {
                different.add(name + ": " + differences);
            }
        }
        assertEquals(List.of(), different);
        GeneratedBlock.check("accuracy.md", "tflite-networks", table.toString());
    }

    private static ByteNetwork compile(IntegerNetwork network, Path folder)
            throws IOException, ReflectiveOperationException {
        Javac javac = new Javac(folder);
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.tflite"));
        String source = """
                package user;
                @dev.inlay.QuantizedModel("model.tflite")
                public interface Network extends dev.inlay.testing.ByteNetwork {}
                """;
        return (ByteNetwork) javac.compile(Map.of("user.Network", source)).instance("user.QuantizedNetwork");
    }

    private static long differences(IntegerNetwork network, ByteNetwork compiled) {
        long differences = 0;
        byte[] out = new byte[network.expected()[0].length];
        for (int i = 0; i < network.inputs().length; i++) {
            compiled.run(network.inputs()[i], out);
            for (int k = 0; k < out.length; k++) {
                differences += out[k] == network.expected()[i][k] ? 0 : 1;
            }
        }
        return differences;
    }
}
