package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "text.npy")
    interface Text {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "short.npy")
    interface Short {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "words.csv")
    interface Words {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "rows.csv")
    interface Rows {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "archive.npz")
    interface Archive {
        int classify(float[] in);
    }

    @QuantizedModel(value = "image.onnx", calibration = "images")
    interface Picture {
        int classify(float[] in);
    }
}
