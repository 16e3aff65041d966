package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "zeros.npy")
    interface Zeros {
        int classify(float[] in);
    }
}
