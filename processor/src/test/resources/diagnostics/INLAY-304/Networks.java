package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("cyclic.onnx")
    interface Cyclic {
        int classify(float[] in);
    }

    @QuantizedModel("unconnected.onnx")
    interface Unconnected {
        int classify(float[] in);
    }

    @QuantizedModel("silent.onnx")
    interface Silent {
        int classify(float[] in);
    }

    @QuantizedModel("deaf.onnx")
    interface Deaf {
        int classify(float[] in);
    }
}
