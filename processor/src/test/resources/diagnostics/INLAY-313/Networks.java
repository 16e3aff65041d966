package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("exploded.onnx")
    interface Exploded {
        int classify(float[] in);
    }
}
