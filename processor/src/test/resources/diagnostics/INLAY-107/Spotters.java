package user;

import dev.inlay.QuantizedModel;

class Spotters {
    @QuantizedModel("kws.onnx")
    interface Spotter {
        int classify(float[] features);
    }

    static class Other {
        @QuantizedModel("kws.onnx")
        interface Spotter {
            int classify(float[] features);
        }
    }

    @QuantizedModel("kws.onnx")
    interface Detector {
        int classify(float[] features);
    }
}

class QuantizedDetector {}
