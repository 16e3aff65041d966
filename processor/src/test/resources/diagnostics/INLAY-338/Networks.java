package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("sparse.tflite")
    interface Sparse {
        int classify(float[] in);
    }

    @QuantizedModel("text.tflite")
    interface Text {
        int classify(float[] in);
    }

    @QuantizedModel("wide.tflite")
    interface Wide {
        int classify(float[] in);
    }
}
