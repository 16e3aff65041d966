package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "wide.onnx", calibration = "samples.npy")
    interface Wide {
        void run(float[] in, float[] out);
    }
}
