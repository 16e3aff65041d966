package user;

import dev.inlay.MemoryBudget;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @MemoryBudget(ram = "100 B")
    interface TooLarge {
        int classify(float[] in);
    }
}
