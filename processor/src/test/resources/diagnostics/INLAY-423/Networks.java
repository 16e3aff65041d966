package user;

import dev.inlay.Calibration;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "samples.npy")
    @Calibration(inputRange = {-0.5f, 0.5f})
    interface Clipped {
        float[] compute(float[] in);
    }

    @QuantizedModel(value = "network.onnx", calibration = "samples.npy")
    @Calibration(inputRange = {-10, 10})
    interface Unused {
        float[] compute(float[] in);
    }
}
