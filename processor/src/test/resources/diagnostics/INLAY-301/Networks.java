package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("zipped.onnx")
    interface Zipped {
        int classify(float[] in);
    }

    @QuantizedModel("page.onnx")
    interface Page {
        int classify(float[] in);
    }

    @QuantizedModel("pointer.onnx")
    interface Pointer {
        int classify(float[] in);
    }

    @QuantizedModel("samples.onnx")
    interface Array {
        int classify(float[] in);
    }
}
