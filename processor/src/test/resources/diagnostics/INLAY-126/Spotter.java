package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

@QuantizedModel(value = "kws.onnx", precision = Precision.MIXED)
interface Spotter {
    int classify(float[] features);
}
