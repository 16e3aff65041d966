package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("computed.onnx")
    interface Computed {
        int classify(float[] in);
    }
}
