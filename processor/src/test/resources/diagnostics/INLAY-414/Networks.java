package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "log.onnx", calibration = "samples.npy")
    interface Logarithm {
        void run(float[] in, float[] out);
    }
}
