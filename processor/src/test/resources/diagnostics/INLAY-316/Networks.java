package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "double.onnx", precision = Precision.FP32)
    interface Double {
        int classify(float[] in);
    }
}
