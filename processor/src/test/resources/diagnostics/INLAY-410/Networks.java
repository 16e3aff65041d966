package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "pairs.onnx", calibration = "samples.npz")
    interface Pairs {
        void add(float[] a, float[] b, float[] sum);
    }
}
