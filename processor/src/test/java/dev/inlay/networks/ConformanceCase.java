package dev.inlay.networks;

import dev.inlay.testing.Npy;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A model of one operator with inputs and the outputs that TensorFlow Lite's reference kernels give for them.
 *
 * @param inputs array of all samples, one an input
 * @param outputs array of all samples, one an output
 */
record ConformanceCase(String name, Path model, List<Npy> inputs, List<Npy> outputs) {
    /** The one model that takes many rows at once. */
    private static final String BATCHED = "softmax2_exhaustive";

    private static final int BATCH = 1024;

    /** A folder with {@code model.tflite}, {@code input0.npy} and so on, and {@code output_ref.npy}. */
    static ConformanceCase ofFolder(Path folder) {
        List<Npy> inputs = new ArrayList<>();
        for (int i = 0; Files.exists(folder.resolve("input" + i + ".npy")); i++) {
            inputs.add(Npy.read(folder.resolve("input" + i + ".npy")));
        }
        Npy output = Npy.read(folder.resolve("output_ref.npy"));
        String name = folder.getFileName().toString();
        if (name.equals(BATCHED)) {
            return new ConformanceCase(
                    name, folder.resolve("model.tflite"), List.of(inputs.get(0)), List.of(output.inBatches(BATCH)));
        }
        return new ConformanceCase(name, folder.resolve("model.tflite"), inputs, List.of(output));
    }

    /** A {@code .tflite} with an {@code .npz} beside it that has {@code in0}, {@code out0} and so on. */
    static ConformanceCase ofModel(Path model) throws IOException {
        String name = model.getFileName().toString().replace(".tflite", "");
        Map<String, Npy> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(model.resolveSibling(name + ".npz").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                arrays.put(
                        entry.getName().replace(".npy", ""),
                        Npy.parse(zip.getInputStream(entry).readAllBytes()));
            }
        }
        return new ConformanceCase(name, model, numbered(arrays, "in"), numbered(arrays, "out"));
    }

    private static List<Npy> numbered(Map<String, Npy> arrays, String prefix) {
        List<Npy> found = new ArrayList<>();
        while (arrays.containsKey(prefix + found.size())) {
            found.add(arrays.get(prefix + found.size()));
        }
        return found;
    }

    String interfaceName() {
        return "Case_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }

    /**
     * An interface for the model, which is found as {@code NAME.tflite}.
     *
     * @param elements of the annotation, behind the first
     */
    String source(String elements) {
        List<String> parameters = new ArrayList<>();
        inputs.forEach(array -> parameters.add(type(array) + "[] in" + parameters.size()));
        outputs.forEach(array -> parameters.add(type(array) + "[] out" + parameters.size()));
        return "package user;\n@dev.inlay.QuantizedModel(value = \"" + name + ".tflite\"" + elements
                + ")\npublic interface " + interfaceName() + " {\n    void run(" + String.join(", ", parameters)
                + ");\n}\n";
    }

    private static String type(Npy array) {
        return array(array, 0).getClass().getComponentType().getName();
    }

    long outputElements() {
        return outputs.stream().mapToLong(array -> array.elements().length).sum();
    }

    /**
     * Elements of the outputs that an instance of the generated class computes otherwise; the samples one after the
     * other, as networks may remember.
     *
     * @param tolerance of real numbers below 1 and, times the number, of those above
     */
    long differences(Object network, double tolerance) throws ReflectiveOperationException {
        long differences = 0;
        for (int sample = 0; sample < samples(); sample++) {
            List<Object> computed = run(network, sample);
            for (int i = 0; i < outputs.size(); i++) {
                Object expected = array(outputs.get(i), sample);
                for (int k = 0; k < Array.getLength(expected); k++) {
                    boolean same = tolerance > 0
                            ? close(Array.getFloat(expected, k), Array.getFloat(computed.get(i), k), tolerance)
                            : Array.get(expected, k).equals(Array.get(computed.get(i), k));
                    differences += same ? 0 : 1;
                }
            }
        }
        return differences;
    }

    int samples() {
        return outputs.get(0).samples();
    }

    /** The arrays of a sample, one an input. */
    List<Object> given(int sample) {
        return inputs.stream().map(input -> array(input, sample)).toList();
    }

    /** What an instance of the generated class computes of a sample, an array an output. */
    List<Object> run(Object network, int sample) throws ReflectiveOperationException {
        Method run = Arrays.stream(network.getClass().getMethods())
                .filter(method -> method.getName().equals("run"))
                .findFirst()
                .orElseThrow();
        List<Object> arguments = new ArrayList<>(given(sample));
        for (Npy output : outputs) {
            arguments.add(Array.newInstance(array(output, 0).getClass().getComponentType(), output.sampleLength()));
        }
        run.invoke(network, arguments.toArray());
        return arguments.subList(inputs.size(), arguments.size());
    }

    private static boolean close(float expected, float actual, double tolerance) {
        return Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
    }

    private static Object array(Npy array, int sample) {
        if (array.isReal()) {
            return array.sample(sample);
        }
        return array.isShort() ? array.shorts(sample) : array.bytes(sample);
    }
}
