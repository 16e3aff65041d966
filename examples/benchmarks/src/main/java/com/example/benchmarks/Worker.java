package com.example.benchmarks;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the contenders of one network in a virtual machine of their own, and prints a line of the table for each. */
final class Worker {
    private static final long MILLISECOND = 1_000_000;

    private Worker() {}

    /** Arguments: title, model, ONNX model or nothing, folder of classes, whether bytecode is interpreted. */
    public static void main(String[] arguments) throws Exception {
        byte[] model = Files.readAllBytes(Path.of(arguments[1]));
        boolean interpreted = Boolean.parseBoolean(arguments[4]);
        TfliteContender tflite = new TfliteContender(model);
        List<Layer> layers = new LayerReader(tflite.interpreter()).layers();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {Path.of(arguments[3]).toUri().toURL()})) {
            List<Contender> contenders = new ArrayList<>();
            contenders.add(new GeneratedContender("Inlay, MICRO", instance(loader, "MICRO")));
            if (interpreted) {
                contenders.add(new NaiveLoops(layers));
                contenders.add(new SpecialisedLoops(layers));
            } else {
                contenders.add(0, new GeneratedContender("Inlay, HOTSPOT", instance(loader, "HOTSPOT")));
                contenders.add(new SpecialisedLoops(layers));
                contenders.add(tflite);
                if (!arguments[2].isEmpty()) {
                    contenders.add(new OnnxContender(arguments[2]));
                }
            }
            Rounds rounds = new Rounds(contenders, tflite.inputLength(), tflite.outputLength());
            print(arguments[0], contenders, rounds, interpreted);
            if (!interpreted) {
                System.out.println("#two-tensors\t"
                        + layers.stream().mapToLong(Worker::live).max().orElse(0));
                System.out.println("#arena\t" + constant(loader, "MICRO") + "\t" + constant(loader, "HOTSPOT"));
            }
        }
    }

    private static void print(String title, List<Contender> contenders, Rounds rounds, boolean interpreted) {
        int[] differences = new int[contenders.size()];
        for (int c = 0; c < contenders.size(); c++) {
            differences[c] = rounds.differences(contenders.get(c));
            boolean own = !(contenders.get(c) instanceof TfliteContender || contenders.get(c) instanceof OnnxContender);
            // the softmax by hand is computed in floating point
            if (own && differences[c] > rounds.compared() / 20) {
                throw new IllegalStateException(contenders.get(c).name() + " computes something else: " + differences[c]
                        + " of " + rounds.compared() + " elements");
            }
        }
        double[] medians = interpreted
                ? rounds.medians(5, MILLISECOND, MILLISECOND)
                : rounds.medians(31, 10 * MILLISECOND, 1500 * MILLISECOND);
        for (int c = 0; c < contenders.size(); c++) {
            boolean sameNumbers = !(contenders.get(c) instanceof OnnxContender);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.3f ms | %.2f | %s | %,d |%n",
                    title,
                    contenders.get(c).name(),
                    medians[c] / MILLISECOND,
                    medians[c] / medians[0],
                    sameNumbers ? differences[c] + " of " + rounds.compared() : "other scales",
                    rounds.allocated(contenders.get(c)));
        }
    }

    /** Bytes of the activations that a layer needs at once. */
    private static long live(Layer layer) {
        return layer.kind() == Layer.RESHAPE
                ? 0
                : (long) layer.in().elements().length
                        + layer.out().elements().length
                        + (layer.other() == null ? 0 : layer.other().elements().length);
    }

    private static Generated instance(ClassLoader loader, String target) throws ReflectiveOperationException {
        return (Generated)
                loader.loadClass("Quantized" + target).getConstructor().newInstance();
    }

    private static int constant(ClassLoader loader, String target) throws ReflectiveOperationException {
        return loader.loadClass("Quantized" + target).getField("ARENA_BYTES").getInt(null);
    }
}
