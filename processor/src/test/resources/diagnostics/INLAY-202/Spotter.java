package user;

import dev.inlay.QuantizedModel;

@QuantizedModel("kws.onnx")
interface Spotter {
    int classify(float[] features);
}
