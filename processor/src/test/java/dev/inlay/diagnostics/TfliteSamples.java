package dev.inlay.diagnostics;

import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.Arrays;
import java.util.function.Consumer;

/** TensorFlow Lite models with one thing wrong in each, by the name that a {@code .made} file holds. */
final class TfliteSamples {
    private static final byte TANH = 4;

    private TfliteSamples() {}

    static byte[] make(String name) {
        return switch (name) {
            case "truncated" -> Arrays.copyOf(valid(), 100);
            case "pointer" -> pointer();
            case "version" -> changed(model -> model.root().set(0, 4));
            case "silent" -> silent();
            case "twice" -> changed(model -> model.operator(19, new int[] {0}, 1));
            case "operators" -> operators();
            case "activation" -> activation();
            case "shapes" -> shapes();
            case "options" -> options();
            case "scale" -> changed(model -> model.quantize(0, -1, 0));
            case "data" -> data();
            case "undefined" -> undefined();
            case "sparse" -> sparse();
            case "text" -> changed(model -> model.table(0).set(1, (byte) TfliteModel.STRING));
            case "wide" -> wide();
            case "quantized" ->
                changed(model -> {
                    model.quantize(0, 0.5f, 0);
                    model.quantize(1, 0.25f, 0);
                });
            default -> throw new IllegalArgumentException("no model " + name + " is made here");
        };
    }

    /** {@code y = relu(x)}: tensors 0 and 1, four elements of int8. */
    private static TfliteModel relu() {
        TfliteModel model = new TfliteModel();
        model.input(model.tensor("x", TfliteModel.INT8, 1, 4));
        model.output(model.tensor("y", TfliteModel.INT8, 1, 4));
        model.operator(19, new int[] {0}, 1);
        return model;
    }

    private static byte[] valid() {
        return relu().bytes();
    }

    private static byte[] changed(Consumer<TfliteModel> change) {
        TfliteModel model = relu();
        change.accept(model);
        return model.bytes();
    }

    private static byte[] pointer() {
        byte[] content = valid();
        content[3] = 1;
        return content;
    }

    private static byte[] silent() {
        TfliteModel model = new TfliteModel();
        model.input(model.tensor("x", TfliteModel.FLOAT32, 1, 4));
        model.operator(19, new int[] {0}, model.tensor("y", TfliteModel.FLOAT32, 1, 4));
        return model.bytes();
    }

    private static TfliteModel floats(int... outputs) {
        TfliteModel model = new TfliteModel();
        model.input(model.tensor("x", TfliteModel.FLOAT32, 1, 4));
        for (int output : outputs) {
            model.output(model.tensor("y" + output, TfliteModel.FLOAT32, 1, 4));
        }
        return model;
    }

    private static byte[] operators() {
        TfliteModel model = floats(1, 2, 3, 4);
        model.operator(48, new int[] {0}, 1);
        model.operator(119, new int[] {1}, 2);
        model.custom("FlexErf", new int[] {2}, 3);
        model.custom("Convolution2DTransposeBias", new int[] {3}, 4);
        return model.bytes();
    }

    private static byte[] activation() {
        TfliteModel model = floats(1);
        model.operator(0, 11, new FlatRecord().set(0, TANH), new int[] {0, 0}, 1);
        return model.bytes();
    }

    private static byte[] shapes() {
        TfliteModel model = floats(1);
        model.operator(22, new int[] {0, model.ints("shape", 3, 2)}, 1);
        return model.bytes();
    }

    private static byte[] options() {
        TfliteModel model = floats(1);
        model.operator(25, 11, new FlatRecord(), new int[] {0}, 1);
        return model.bytes();
    }

    private static byte[] data() {
        TfliteModel model = floats(1);
        int short3 = model.floats("offset", new int[] {4}, 1, 2, 3);
        model.operator(0, 11, new FlatRecord(), new int[] {0, short3}, 1);
        return model.bytes();
    }

    private static byte[] undefined() {
        TfliteModel model = floats(1);
        model.operator(19, new int[] {model.tensor("hidden", TfliteModel.FLOAT32, 1, 4)}, 1);
        return model.bytes();
    }

    private static byte[] sparse() {
        TfliteModel model = floats(1);
        int offset = model.floats("offset", new int[] {4}, 1, 2, 3, 4);
        model.table(offset).set(6, new FlatRecord());
        model.operator(0, 11, new FlatRecord(), new int[] {0, offset}, 1);
        return model.bytes();
    }

    private static byte[] wide() {
        return changed(model -> {
            model.table(0).set(1, (byte) TfliteModel.INT16);
            model.quantize(0, 0.5f, 5);
        });
    }
}
