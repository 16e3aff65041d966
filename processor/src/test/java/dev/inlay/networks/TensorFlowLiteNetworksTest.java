package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.TargetVm;
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
        StringBuilder table = new StringBuilder("""
                | network | samples | outputs | differ under MICRO | HOTSPOT | VECTOR |
                |---|---|---|---|---|---|
                """);
        List<String> different = new ArrayList<>();
        for (String name : IntegerNetwork.MODELS) {
            IntegerNetwork network = IntegerNetwork.load(name);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d |",
                    name,
                    network.inputs().length,
                    (long) network.expected().length * network.expected()[0].length));
            for (TargetVm target : TargetVm.values()) {
                Path place = folder.resolve(name.replace('/', '_') + target);
                long differences = differences(network, compile(network, target, place));
                table.append(" ").append(differences).append(" |");
                if (differences > 0) {
                    different.add(name + " under " + target + ": " + differences);
                }
            }
            table.append("\n");
        }
        assertEquals(List.of(), different);
        GeneratedBlock.check("accuracy.md", "tflite-networks", table.toString());
    }

    private static ByteNetwork compile(IntegerNetwork network, TargetVm target, Path folder)
            throws IOException, ReflectiveOperationException {
        Javac javac = new Javac(folder).with("--add-modules", "jdk.incubator.vector");
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.tflite"));
        String source = """
                package user;
                @dev.inlay.QuantizedModel(value = "model.tflite", target = dev.inlay.TargetVm.%s)
                public interface Network extends dev.inlay.testing.ByteNetwork {}
                """.formatted(target);
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
