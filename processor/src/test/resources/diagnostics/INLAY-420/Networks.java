package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "shifted.npy")
    interface Shifted {
        float[] compute(float[] in);
    }
}
