package dev.inlay.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.testing.ByteNetwork;
import dev.inlay.testing.Javac;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated classes beside TensorFlow Lite itself, which runs in the same process by its default kernels. What is
 * generated follows the reference kernels; where the default ones are known to differ from these, {@link PeerException}
 * says by how much.
 */
class TensorFlowLitePeerTest {
    private static final String HEADER = """
            | model | outputs | differ | largest difference | same largest |
            |---|---|---|---|---|
            """;

    private final StringBuilder table = new StringBuilder(HEADER);
    private final List<String> reasons = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    @Test
    void networks(@TempDir Path folder) throws Exception {
        for (String name : IntegerNetwork.MODELS) {
            String refusal = PeerException.refusal(name);
            if (refusal.isEmpty()) {
                IntegerNetwork network = IntegerNetwork.load(name);
                note(name, compare(network, folder.resolve(name.replace('/', '_'))));
            } else {
                table.append("| " + name + " | TensorFlow Lite does not run it: " + refusal + " | | | |\n");
            }
        }
        finish();
    }

    @Test
    void operators(@TempDir Path folder) throws Exception {
        List<ConformanceCase> cases = new ArrayList<>();
        for (Path file : list(Path.of("src", "test", "resources", "tflite"))) {
            if (file.toString().endsWith(".tflite")) {
                cases.add(ConformanceCase.ofModel(file));
            }
        }
        compare(cases, folder);
    }

    @Test
    void sharedOperators(@TempDir Path folder) throws Exception {
        List<ConformanceCase> cases = new ArrayList<>();
        for (Path file : list(SharedFiles.evaluation("op_conformance"))) {
            if (Files.isDirectory(file)) {
                cases.add(ConformanceCase.ofFolder(file));
            }
        }
        compare(cases, folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void compare(List<ConformanceCase> cases, Path folder) throws IOException, ReflectiveOperationException {
        Javac.Result compiled = OperatorConformanceTest.compile(cases, folder, "");
        for (ConformanceCase one : cases) {
            note(one.name(), compare(one, compiled.instance("user.Quantized" + one.interfaceName())));
        }
        finish();
    }

    private static PeerDifferences compare(ConformanceCase one, Object compiled)
            throws IOException, ReflectiveOperationException {
        PeerDifferences differences = new PeerDifferences();
        try (PeerInterpreter peer = new PeerInterpreter(Files.readAllBytes(one.model()))) {
            for (int sample = 0; sample < one.samples(); sample++) {
                List<Object> ours = one.run(compiled, sample);
                List<Object> theirs = new ArrayList<>();
                ours.forEach(array ->
                        theirs.add(Array.newInstance(array.getClass().getComponentType(), Array.getLength(array))));
                peer.run(one.given(sample), theirs);
                differences.add(ours, theirs);
            }
        }
        return differences;
    }

    private static PeerDifferences compare(IntegerNetwork network, Path folder)
            throws IOException, ReflectiveOperationException {
        byte[] file = Files.readAllBytes(SharedFiles.evaluation("models").resolve(network.model()));
        ByteNetwork compiled = compile(file, folder);
        byte[] ours = new byte[network.expected()[0].length];
        byte[] theirs = new byte[ours.length];
        PeerDifferences differences = new PeerDifferences();
        try (PeerInterpreter peer = new PeerInterpreter(file)) {
            for (byte[] input : network.inputs()) {
                compiled.run(input, ours);
                peer.run(List.of(input), List.of(theirs));
                differences.add(List.of(ours), List.of(theirs));
            }
        }
        return differences;
    }

    private static ByteNetwork compile(byte[] file, Path folder) throws IOException, ReflectiveOperationException {
        Javac javac = new Javac(folder);
        Files.write(javac.models().resolve("model.tflite"), file);
        String source = """
                package user;
                @dev.inlay.QuantizedModel("model.tflite")
                public interface Network extends dev.inlay.testing.ByteNetwork {}
                """;
        return (ByteNetwork) javac.compile(Map.of("user.Network", source)).instance("user.QuantizedNetwork");
    }

    private void note(String name, PeerDifferences differences) {
        table.append(differences.row(name));
        PeerException allowed = PeerException.of(name);
        if (differences.largest() > allowed.largest() || differences.share() > allowed.share()) {
            unexpected.add(differences.row(name).strip());
        }
        if (differences.different() > 0) {
            reasons.add(allowed.why() + ": " + name);
        }
    }

    private void finish() {
        System.out.println(
                "\nInlay and TensorFlow Lite 2.18, default kernels:\n\n" + table + "\n" + String.join("\n", reasons));
        assertEquals(List.of(), unexpected);
    }
}
