package user;

import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel("shapes.onnx")
    interface Shapes {
        int classify(float[] in);
    }

    @QuantizedModel("attribute.onnx")
    interface Attribute {
        int classify(float[] in);
    }
}
