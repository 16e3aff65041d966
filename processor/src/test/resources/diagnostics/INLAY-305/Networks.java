package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("unsupported.onnx")
    interface Unsupported {
        int classify(float[] in);
    }

    @QuantizedModel("misspelt.onnx")
    interface Misspelt {
        int classify(float[] in);
    }
}
