package dev.inlay.networks;

import dev.inlay.testing.FloatNetwork;
import dev.inlay.testing.Javac;
import dev.inlay.testing.NpyWriter;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real network as javac made it.
 *
 * @param instance of the generated class
 * @param milliseconds javac took
 */
record CompiledNetwork(FloatNetwork instance, long milliseconds) {
    /** Compiles the network in {@code folder} with the given precision, as the annotation names it. */
    static CompiledNetwork compile(RealNetwork network, String precision, Path folder)
            throws IOException, ReflectiveOperationException {
        String data = precision.startsWith("FP") ? "" : ", calibration = \"calibration.npy\"";
        return compileWith(network, "precision = dev.inlay.Precision." + precision + data, folder);
    }

    /** Compiles it with other elements of the annotation. */
    static CompiledNetwork compileWith(RealNetwork network, String elements, Path folder, String... options)
            throws IOException, ReflectiveOperationException {
        Javac javac = new Javac(folder).with(options);
        Files.copy(
                SharedFiles.evaluation("models").resolve(network.model()),
                javac.models().resolve("model.onnx"));
        NpyWriter.write(javac.models().resolve("calibration.npy"), network.calibration());
        String source = "package user;\n"
                + "@dev.inlay.QuantizedModel(value = \"model.onnx\"" + (elements.isEmpty() ? "" : ", ") + elements
                + ")\n"
                + "public interface Network extends dev.inlay.testing.FloatNetwork {}\n";
        long start = System.nanoTime();
        Javac.Result result = javac.compile(Map.of("user.Network", source));
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        return new CompiledNetwork((FloatNetwork) result.instance("user.QuantizedNetwork"), milliseconds);
    }

    /** The outputs for many samples. */
    float[][] run(float[][] samples, int outputs) {
        float[][] results = new float[samples.length][outputs];
        for (int i = 0; i < samples.length; i++) {
            instance.run(samples[i], results[i]);
        }
        return results;
    }

    /** A constant of the generated class. */
    int constant(String name) throws ReflectiveOperationException {
        return instance.getClass().getField(name).getInt(null);
    }
}
