package dev.inlay.networks;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.importer.tflite.TfliteImporter;
import dev.inlay.compiler.optimizer.Optimizer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.quantizer.Quantizer;
import dev.inlay.testing.Npy;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A network that TensorFlow Lite quantized, with what TensorFlow Lite's reference kernels compute.
 *
 * @param model file below {@code models}
 * @param inputs one row a sample
 * @param expected the outputs for these
 */
record IntegerNetwork(String model, byte[][] inputs, byte[][] expected) {
    static final List<String> MODELS = List.of(
            "kws/int8.tflite",
            "kws_sm/int8.tflite",
            "kws_sm/int4.tflite",
            "ic/int8.tflite",
            "ad/int8.tflite",
            "ad/int4_fc.tflite",
            "mnist/int8.tflite",
            "mnist/int4_qat.tflite",
            "person_detect/int8.tflite",
            "person_detect/int8_qdimfix.tflite",
            "micro_speech/int8.tflite",
            "micro_speech/int8_synthetic_random",
            "hello_world/int8.tflite",
            "hello_world/int8_all256");

    static IntegerNetwork load(String name) {
        Path golden = golden(name);
        Npy outputs = Npy.read(golden.resolve("output_ref.npy"));
        return new IntegerNetwork(modelOf(name), inputs(name), rows(outputs, 0));
    }

    /** The network as Inlay lowers it. */
    Program program() throws IOException {
        Path file = SharedFiles.evaluation("models").resolve(model);
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Graph graph = TfliteImporter.importModel(
                Files.readAllBytes(file), file.getFileName().toString(), DimensionSettings.none(), diagnostics);
        return Quantizer.keepScales(Optimizer.optimize(graph), diagnostics);
    }

    /** Where the reference outputs of a network are. */
    static Path golden(String name) {
        return SharedFiles.evaluation("golden")
                .resolve(name.equals("person_detect/int8.tflite") ? "person_detect/int8_qdimfix.tflite" : name);
    }

    /** Two sets of inputs of a network have golden outputs of their own, but no model. */
    private static String modelOf(String name) {
        return name.substring(0, name.indexOf('/'))
                + (name.contains("int8_") && !name.endsWith(".tflite")
                        ? "/int8.tflite"
                        : name.substring(name.indexOf('/')));
    }

    private static byte[][] inputs(String name) {
        // the 4-bit weights of this one stand behind the activations of the other
        Path given = golden(name.equals("ad/int4_fc.tflite") ? "ad/int8.tflite" : name)
                .resolve("input.npy");
        if (Files.exists(given)) {
            return rows(Npy.read(given), 0);
        }
        String task = name.substring(0, name.indexOf('/'));
        return switch (task) {
            case "kws" -> rows(data("kws/test/inputs_int8.npy"), 0);
            case "micro_speech" ->
                rows(data("micro_speech/" + (name.endsWith("random") ? "synthetic" : "test") + "/inputs_int8.npy"), 0);
            case "person_detect" ->
                joined(
                        rows(data("person_detect/test/inputs_uint8_gray.npy"), -128),
                        rows(data("person_detect/tflm_samples/inputs_uint8_gray.npy"), -128));
            default -> rows(data(task + "/test/inputs_uint8.npy"), -128);
        };
    }

    private static byte[][] joined(byte[][] first, byte[][] second) {
        byte[][] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Npy data(String file) {
        return Npy.read(SharedFiles.evaluation("data").resolve(file));
    }

    /** The samples of an array as int8. */
    static byte[][] rows(Npy array, int offset) {
        byte[][] rows = new byte[array.samples()][array.sampleLength()];
        for (int i = 0; i < array.elements().length; i++) {
            rows[i / array.sampleLength()][i % array.sampleLength()] = (byte) (array.elements()[i] + offset);
        }
        return rows;
    }
}
