package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("silent.tflite")
    interface Silent {
        int classify(float[] in);
    }

    @QuantizedModel("twice.tflite")
    interface Twice {
        int classify(float[] in);
    }
}
