package user;

import dev.inlay.QuantizedModel;

class Targets {
    @QuantizedModel("kws.onnx")
    abstract static class Spotter {}

    @QuantizedModel("kws.onnx")
    enum Word {
        YES
    }

    @QuantizedModel("kws.onnx")
    record Sample(float[] features) {}

    @QuantizedModel("kws.onnx")
    @interface Marker {}
}
