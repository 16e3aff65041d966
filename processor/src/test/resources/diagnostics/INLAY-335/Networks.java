package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("activation.tflite")
    interface Activation {
        int classify(float[] in);
    }
}
