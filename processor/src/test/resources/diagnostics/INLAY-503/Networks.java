package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "lrn.onnx", calibration = "samples.npy")
    interface Spotter {
        void run(float[] in, float[] out);
    }
}
