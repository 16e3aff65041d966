package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("huge.onnx")
    interface Huge {
        int classify(float[] in);
    }
}
