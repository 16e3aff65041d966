package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "network.onnx", calibration = "samples.npy", precision = Precision.INT4)
    interface Copies {
        float[] compute(float[] in);
    }
}
