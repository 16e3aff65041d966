package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("scale.tflite")
    interface Scale {
        int classify(float[] in);
    }

    @QuantizedModel("data.tflite")
    interface Data {
        int classify(float[] in);
    }

    @QuantizedModel("undefined.tflite")
    interface Undefined {
        int classify(float[] in);
    }
}
