package user;

import dev.inlay.AccuracyBudget;
import dev.inlay.MemoryBudget;
import dev.inlay.Metric;
import dev.inlay.QuantizedModel;

class Spotters {
    @QuantizedModel("kws.onnx")
    @AccuracyBudget(data = "kws.npz")
    @MemoryBudget
    interface Boundless {
        int classify(float[] features);
    }

    @QuantizedModel("kws.onnx")
    @AccuracyBudget(data = "kws.npz", metric = Metric.MSE, atLeast = 0.9)
    @MemoryBudget(flash = "96 kilobytes", ram = "24.5 KiB")
    interface WrongWay {
        int classify(float[] features);
    }

    @QuantizedModel("kws.onnx")
    @AccuracyBudget(data = "kws.npz", atLeast = 90, atMost = 1, maxDrop = -0.1, maxSamples = -1)
    interface Percent {
        int classify(float[] features);
    }

    @QuantizedModel("kws.onnx")
    @AccuracyBudget(data = "kws.npz", metric = Metric.MAE, atMost = -1)
    interface Negative {
        int classify(float[] features);
    }
}
