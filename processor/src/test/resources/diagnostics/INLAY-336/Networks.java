package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("shapes.tflite")
    interface Shapes {
        int classify(float[] in);
    }

    @QuantizedModel("options.tflite")
    interface Options {
        int classify(float[] in);
    }
}
