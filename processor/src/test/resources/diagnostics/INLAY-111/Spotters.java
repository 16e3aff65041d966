package user;

import dev.inlay.Activations;
import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Spotters {
    @QuantizedModel(value = "kws.onnx", precision = Precision.INT4, activations = Activations.DYNAMIC)
    interface Dynamic {
        int classify(float[] features);
    }
}
