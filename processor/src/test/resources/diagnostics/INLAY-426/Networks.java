package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "samples.npy")
    interface Silent {
        float[] compute(float[] in);
    }
}
