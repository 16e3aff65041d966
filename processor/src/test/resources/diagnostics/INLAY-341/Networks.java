package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "words.tflite", precision = Precision.FP32)
    interface Words {
        int classify(float[] in);
    }
}
