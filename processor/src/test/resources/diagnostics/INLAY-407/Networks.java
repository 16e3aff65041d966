package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "nan.npy")
    interface Missing {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "infinite.csv")
    interface Overflown {
        int classify(float[] in);
    }
}
