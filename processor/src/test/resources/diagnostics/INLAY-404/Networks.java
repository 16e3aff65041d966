package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    interface Complex {
        int classify(float[] in);
    }
}
