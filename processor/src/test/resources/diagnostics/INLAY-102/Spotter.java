package user;

import dev.inlay.QuantizedModel;

@QuantizedModel("kws.onnx")
interface Spotter<T> {
    T classify(float[] features);
}
