package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("old.onnx")
    interface Old {
        int classify(float[] in);
    }

    @QuantizedModel("unversioned.onnx")
    interface Unversioned {
        int classify(float[] in);
    }
}
