package dev.inlay.compiler.importer.tflite;

import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.List;

/** A quantized network of a few hundred bytes with something of everything a file has. */
final class SmallModel {
    private SmallModel() {}

    static TfliteModel make() {
        TfliteModel model = new TfliteModel();
        int x = quantized(model, "x", TfliteModel.INT8, 0.5f, -1, 1, 2, 2, 1);
        model.input(x);
        int weights = model.constant("w", TfliteModel.INT8, new byte[] {1, -2, 3, -4}, 2, 1, 2, 1);
        model.quantizeChannels(weights, 0, 0.25f, 0.125f);
        int bias = model.ints("b", 100, -100);
        model.quantizeChannels(bias, 0, 0.125f, 0.0625f);
        int conv = quantized(model, "conv", TfliteModel.INT8, 0.75f, 3, 1, 2, 1, 2);
        FlatRecord window =
                new FlatRecord().set(0, (byte) 1).set(1, 1).set(2, 1).set(3, (byte) 1);
        model.operator(3, 1, window, new int[] {x, weights, bias}, conv);
        int flat = quantized(model, "flat", TfliteModel.INT8, 0.75f, 3, 1, 4);
        model.operator(
                22, 17, new FlatRecord().set(0, new int[] {1, 4}), new int[] {conv, model.ints("s", 1, -1)}, flat);
        int narrow = model.constant("n", TfliteModel.INT4, new byte[] {0x21, (byte) 0xf8}, 1, 4);
        model.quantize(narrow, 0.5f, 0);
        int full = quantized(model, "full", TfliteModel.INT8, 1, 0, 1, 1);
        model.operator(9, 8, new FlatRecord(), new int[] {flat, narrow, -1}, full);
        int y = model.tensor("y", TfliteModel.FLOAT32, 1, 1);
        model.output(y);
        model.operator(6, new int[] {full}, y);
        FlatRecord signature = TfliteModel.signature(new FlatRecord().set(2, "serving_default"), 0, "image", x);
        model.root().set(7, List.of(TfliteModel.signature(signature, 1, "score", y)));
        return model;
    }

    private static int quantized(TfliteModel model, String name, int type, float scale, int zeroPoint, int... shape) {
        int tensor = model.tensor(name, type, shape);
        model.quantize(tensor, scale, zeroPoint);
        return tensor;
    }
}
