package user;

import dev.inlay.Calibration;
import dev.inlay.QuantizedModel;

class Spotters {
    @QuantizedModel(value = "kws.onnx", calibration = "kws.npy")
    @Calibration(percentile = 0.999)
    interface Share {
        int classify(float[] features);
    }

    @QuantizedModel(value = "kws.onnx", calibration = "kws.npy")
    @Calibration(maxSamples = -1)
    interface Samples {
        int classify(float[] features);
    }

    @QuantizedModel(value = "kws.onnx", calibration = "kws.npy")
    @Calibration(inputRange = {1, 0})
    interface Range {
        int classify(float[] features);
    }

    @QuantizedModel(value = "kws.onnx", calibration = "images")
    @Calibration(
            imageMean = {127, 127},
            imageDeviation = {1, 0, Float.NaN})
    interface Images {
        int classify(float[] features);
    }
}
