package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npz")
    interface Archive {
        int classify(float[] in);
    }
}
