package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "empty.npy")
    interface Array {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "empty.csv")
    interface Text {
        int classify(float[] in);
    }

    @QuantizedModel(value = "image.onnx", calibration = "images")
    interface Pictures {
        int classify(float[] in);
    }
}
