package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("outside.onnx")
    interface Outside {
        int classify(float[] in);
    }

    @QuantizedModel("missing.onnx")
    interface Missing {
        int classify(float[] in);
    }
}
