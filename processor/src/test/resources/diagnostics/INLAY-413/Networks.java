package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "image.onnx", calibration = "images")
    interface Channels {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "images")
    interface Vector {
        int classify(float[] in);
    }

    @QuantizedModel(value = "pairs.onnx", calibration = "images")
    interface Pairs {
        void add(float[] a, float[] b, float[] sum);
    }
}
