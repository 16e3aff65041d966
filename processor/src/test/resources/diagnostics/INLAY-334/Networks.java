package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("operators.tflite")
    interface Operators {
        int classify(float[] in);
    }
}
