package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "quantized.tflite", precision = Precision.FP32)
    interface Quantized {
        int classify(float[] in);
    }
}
