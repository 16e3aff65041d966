package user;

import dev.inlay.QuantizedModel;

class Application {
    @QuantizedModel("kws.onnx")
    private interface Hidden {
        int classify(float[] features);
    }

    private static class Inner {
        @QuantizedModel("kws.onnx")
        interface Spotter {
            int classify(float[] features);
        }
    }
}
