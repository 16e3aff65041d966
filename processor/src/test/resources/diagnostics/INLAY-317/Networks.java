package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "extended.onnx", precision = Precision.FP32)
    interface Extended {
        int classify(float[] in);
    }
}
