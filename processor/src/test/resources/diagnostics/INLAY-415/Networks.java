package user;

import dev.inlay.AccuracyBudget;
import dev.inlay.Metric;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "wrong.npz", atLeast = 0.9)
    interface WrongClass {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "one.npz", metric = Metric.AUC, atLeast = 0.9)
    interface OneClass {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "samples.npy", atLeast = 0.9)
    interface WithoutLabels {
        int classify(float[] in);
    }
}
