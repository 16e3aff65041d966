package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", precision = Precision.FP32)
    interface Spotter {
        int classify(float[] in);
    }
}
