package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("kws.onnx")
    interface Spotter {
        int classify(float[] in);
    }

    @QuantizedModel("unnamed.onnx")
    interface Detector {
        int classify(float[] in);
    }
}
