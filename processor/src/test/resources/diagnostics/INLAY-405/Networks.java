package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "wide.npy")
    interface Wide {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "single.npy")
    interface Single {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "scalar.npy")
    interface Scalar {
        int classify(float[] in);
    }
}
