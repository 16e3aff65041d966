package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("short.onnx")
    interface Short {
        int classify(float[] in);
    }

    @QuantizedModel("negative.onnx")
    interface Negative {
        int classify(float[] in);
    }
}
