package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("text.onnx")
    interface Text {
        int classify(float[] in);
    }

    @QuantizedModel("small.onnx")
    interface Small {
        int classify(float[] in);
    }
}
