package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(
            value = "kws.onnx",
            dimensions = {"frame=16", "frames=16"},
            precision = Precision.FP32)
    interface Spotter {
        int classify(float[] in);
    }
}
