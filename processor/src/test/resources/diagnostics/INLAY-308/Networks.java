package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("text.onnx")
    interface Text {
        int classify(float[] in);
    }

    @QuantizedModel("untyped.onnx")
    interface Untyped {
        int classify(float[] in);
    }

    @QuantizedModel("negative.onnx")
    interface Negative {
        int classify(float[] in);
    }
}
