package user;

import dev.inlay.AccuracyBudget;
import dev.inlay.Metric;
import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy", precision = Precision.INT2)
    @AccuracyBudget(data = "test.npz", maxDrop = 0.01)
    interface TwoBits {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "half.npz", atLeast = 0.9)
    interface OutOfReach {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "real.npz", metric = Metric.MSE, atMost = 1e-6, maxDrop = 1e-7)
    interface Regression {
        float[] compute(float[] in);
    }
}
