package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("truncated.onnx")
    interface Truncated {
        int classify(float[] in);
    }

    @QuantizedModel("hollow.onnx")
    interface Hollow {
        int classify(float[] in);
    }
}
