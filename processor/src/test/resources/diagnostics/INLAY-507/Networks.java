package user;

import dev.inlay.AccuracyBudget;
import dev.inlay.Metric;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "test.npz", metric = Metric.TOP1, atLeast = 0.9, maxDrop = 0.1)
    interface Labelled {
        int classify(float[] in);
    }

    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @AccuracyBudget(data = "samples.npy", metric = Metric.AGREEMENT, atLeast = 0.9, maxSamples = 20)
    interface Agreeing {
        int classify(float[] in);
    }
}
