package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("recurrent.onnx")
    interface Recurrent {
        int classify(float[] in);
    }

    @QuantizedModel("misspelt.onnx")
    interface Misspelt {
        int classify(float[] in);
    }
}
