package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "samples.npy")
    interface OneOfSix {
        float[] compute(float[] in);
    }
}
