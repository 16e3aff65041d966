package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("truncated.tflite")
    interface Truncated {
        int classify(float[] in);
    }

    @QuantizedModel("pointer.tflite")
    interface Pointer {
        int classify(float[] in);
    }
}
