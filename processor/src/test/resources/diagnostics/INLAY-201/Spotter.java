package user;

import dev.inlay.QuantizedModel;

@QuantizedModel("kws-small.onnx")
interface Spotter {
    int classify(float[] features);
}
