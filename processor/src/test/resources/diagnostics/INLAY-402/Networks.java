package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.bin")
    interface Raw {
        int classify(float[] in);
    }
}
