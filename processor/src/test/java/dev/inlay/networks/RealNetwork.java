package dev.inlay.networks;

import dev.inlay.testing.Npy;
import dev.inlay.testing.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A trained network with data it never saw in training.
 *
 * @param model file below {@code models}
 * @param calibration samples to calibrate with, in the model's layout
 * @param test samples to judge by
 * @param labels class of each test sample; empty where the network reconstructs its input
 * @param golden the float network's outputs for the test samples, one row each
 */
record RealNetwork(String model, float[][] calibration, float[][] test, int[] labels, float[][] golden) {
    static final List<String> MODELS = List.of(
            "kws_sm/float.onnx",
            "kws_sm/float_nhwc.onnx",
            "kws_sm/float.tflite",
            "ic/float.onnx",
            "ic/float_nhwc.onnx",
            "ic/float.tflite",
            "mnist/float_torchscript_op17.onnx",
            "mnist/float_dynamo_op18.onnx",
            "mnist/cntk_mnist8.onnx",
            "mnist/float.tflite",
            "ad/float.onnx",
            "ad/float.tflite",
            "wine/mlp_float.onnx",
            "digits/mlp_float.onnx",
            "iris/mlp_float.onnx");

    /** Of the recording that {@code ad} has, the first windows are for calibration. */
    private static final int AD_CALIBRATION = 49;

    static RealNetwork load(String model) {
        String task = model.substring(0, model.indexOf('/'));
        Path golden = SharedFiles.evaluation("golden").resolve(goldenOf(model)).resolve(outputsOf(model));
        float[][] expected = rows(Npy.read(golden));
        return switch (task) {
            case "kws", "kws_sm" ->
                new RealNetwork(model, keywords("calib"), keywords("test"), labels("kws"), expected);
            case "ic" -> new RealNetwork(model, images("calib", model), images("test", model), labels("ic"), expected);
            case "mnist" ->
                new RealNetwork(model, mnist("calib", model), mnist("test", model), labels("mnist"), expected);
            case "ad" -> {
                float[][] windows = rows(data("ad/test/inputs_f32.npy"));
                yield new RealNetwork(
                        model,
                        Arrays.copyOf(windows, AD_CALIBRATION),
                        Arrays.copyOfRange(windows, AD_CALIBRATION, windows.length),
                        new int[0],
                        Arrays.copyOfRange(expected, AD_CALIBRATION, windows.length));
            }
            default ->
                new RealNetwork(
                        model,
                        rows(data(task + "/calib/inputs_f32.npy")),
                        rows(data(task + "/test/inputs_f32.npy")),
                        labels(task),
                        expected);
        };
    }

    /** The same network with {@code count} of its calibration samples, drawn with {@code seed}. */
    RealNetwork withCalibration(int count, int seed) {
        List<float[]> shuffled = new ArrayList<>(List.of(calibration));
        Collections.shuffle(shuffled, new Random(seed));
        float[][] drawn = shuffled.subList(0, count).toArray(float[][]::new);
        return new RealNetwork(model, drawn, test, labels, golden);
    }

    /**
     * Of ONNX Runtime or of TensorFlow Lite. Operators on integers ONNX Runtime computes in integers even without
     * optimizations; those of 8 bits with exact sums are asked for.
     */
    private static String outputsOf(String model) {
        if (model.contains("/qop_")) {
            return "output_ort_x64prec.npy";
        }
        return model.endsWith(".tflite") ? "output_ref.npy" : "output_ort_noopt.npy";
    }

    private static String goldenOf(String model) {
        return model.equals("ic/float_nhwc.onnx") ? "ic/float.onnx" : model;
    }

    private static Npy data(String file) {
        return Npy.read(SharedFiles.evaluation("data").resolve(file));
    }

    private static int[] labels(String task) {
        double[] labels = data(task + "/test/labels.npy").elements();
        return Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
    }

    private static float[][] rows(Npy array) {
        float[][] rows = new float[array.samples()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = array.sample(i);
        }
        return rows;
    }

    /** Features are stored as int8: real = (q - 83) * 0.584702909. */
    private static float[][] keywords(String split) {
        float[][] rows = rows(data("kws/" + split + "/inputs_int8.npy"));
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (row[i] - 83) * 0.584702909f;
            }
        }
        return rows;
    }

    /** Pixels of 0 to 255, stored HWC; the NCHW export takes them channel by channel. */
    private static float[][] images(String split, String model) {
        float[][] rows = rows(data("ic/" + split + "/inputs_uint8.npy"));
        if (model.contains("nhwc") || model.endsWith(".tflite")) {
            return rows;
        }
        return Arrays.stream(rows).map(RealNetwork::planar).toArray(float[][]::new);
    }

    private static float[] planar(float[] pixels) {
        float[] planes = new float[pixels.length];
        int size = pixels.length / 3;
        for (int i = 0; i < pixels.length; i++) {
            planes[i % 3 * size + i / 3] = pixels[i];
        }
        return planes;
    }

    /** Pixels over 255, but for the CNTK network, which takes them as they are. */
    private static float[][] mnist(String split, String model) {
        float[][] rows = rows(data("mnist/" + split + "/inputs_uint8.npy"));
        if (!model.contains("cntk")) {
            for (float[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] /= 255f;
                }
            }
        }
        return rows;
    }
}
