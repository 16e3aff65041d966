package com.example.benchmarks;

import com.example.benchmarks.Layer.Activation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.RegistrationNodePair;
import org.bytedeco.tensorflowlite.TfLiteAffineQuantization;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/** Takes the layers of a network out of TensorFlow Lite, for those who run them by hand. */
final class LayerReader {
    /** Where TensorFlow Lite's options of a pool have the window, in integers. */
    private static final int POOL_WIDTH = 3;

    private static final int POOL_HEIGHT = 4;

    private final Interpreter interpreter;
    private final Map<Integer, Activation> activations = new HashMap<>();

    LayerReader(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < interpreter.nodes_size(); i++) {
            layers.add(layer(interpreter.node_and_registration(i)));
        }
        return layers;
    }

    private Layer layer(RegistrationNodePair pair) {
        int kind = pair.second().builtin_code();
        TfLiteIntArray inputs = pair.first().inputs();
        Activation in = activation(inputs.data(0));
        Activation out = activation(pair.first().outputs().data(0));
        if (kind == Layer.ADD) {
            return new Layer(kind, in, activation(inputs.data(1)), out, 0, 0, null, null, null, null);
        }
        if (kind == Layer.AVERAGE_POOL) {
            IntPointer options = new IntPointer(pair.first().builtin_data());
            return new Layer(
                    kind, in, null, out, options.get(POOL_HEIGHT), options.get(POOL_WIDTH), null, null, null, null);
        }
        if (kind != Layer.CONV && kind != Layer.DEPTHWISE_CONV && kind != Layer.FULLY_CONNECTED) {
            return new Layer(kind, in, null, out, 0, 0, null, null, null, null);
        }
        TfLiteTensor weights = interpreter.tensor(inputs.data(1));
        byte[] elements = new byte[(int) weights.bytes()];
        new BytePointer(weights.data().data()).get(elements);
        int[] bias = new int[out.channels()];
        new IntPointer(interpreter.tensor(inputs.data(2)).data().data()).get(bias);
        boolean window = kind != Layer.FULLY_CONNECTED;
        int[] multipliers = new int[out.channels()];
        int[] shifts = new int[out.channels()];
        float[] scales = scales(weights, out.channels());
        for (int c = 0; c < scales.length; c++) {
            double real = (double) in.scale() * scales[c] / out.scale();
            shifts[c] = Requantization.shift(real);
            multipliers[c] = Requantization.multiplier(real);
        }
        int height = window ? weights.dims().data(1) : 1;
        int width = window ? weights.dims().data(2) : 1;
        return new Layer(kind, in, null, out, height, width, elements, bias, multipliers, shifts);
    }

    private static float[] scales(TfLiteTensor weights, int channels) {
        TfLiteAffineQuantization quantization =
                new TfLiteAffineQuantization(weights.quantization().params());
        float[] scales = new float[channels];
        for (int c = 0; c < channels; c++) {
            scales[c] = quantization.scale().data(quantization.scale().size() == 1 ? 0 : c);
        }
        return scales;
    }

    private Activation activation(int index) {
        return activations.computeIfAbsent(index, i -> {
            TfLiteTensor tensor = interpreter.tensor(i);
            TfLiteIntArray dims = tensor.dims();
            int rank = dims.size();
            int channels = dims.data(rank - 1);
            int width = rank == 4 ? dims.data(2) : 1;
            int height = rank == 4 ? dims.data(1) : 1;
            return new Activation(
                    height,
                    width,
                    channels,
                    tensor.params().scale(),
                    tensor.params().zero_point(),
                    new byte[(int) tensor.bytes()]);
        });
    }
}
