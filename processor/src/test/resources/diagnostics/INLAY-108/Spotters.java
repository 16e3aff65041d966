package user;

import dev.inlay.QuantizedModel;

class Spotters {
    @QuantizedModel("/models/kws.onnx")
    interface Absolute {
        int classify(float[] features);
    }

    @QuantizedModel("C:\\models\\kws.onnx")
    interface Windows {
        int classify(float[] features);
    }

    @QuantizedModel("models/../../kws.onnx")
    interface Upward {
        int classify(float[] features);
    }

    @QuantizedModel(" ")
    interface Blank {
        int classify(float[] features);
    }

    @QuantizedModel(value = "kws.onnx", calibration = "kws\0.npy")
    interface Unprintable {
        int classify(float[] features);
    }
}
