package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "doubled.npy")
    interface Doubled {
        float[] compute(float[] in);
    }
}
