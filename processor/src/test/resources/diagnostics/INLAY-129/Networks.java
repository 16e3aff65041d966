package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("dense.onnx")
    interface Spotter {
        int classify(float[] in);
    }
}
