package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("short.onnx")
    interface Short {
        int classify(float[] in);
    }

    @QuantizedModel("odd.onnx")
    interface Odd {
        int classify(float[] in);
    }
}
