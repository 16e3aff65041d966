package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("version.tflite")
    interface Version {
        int classify(float[] in);
    }
}
