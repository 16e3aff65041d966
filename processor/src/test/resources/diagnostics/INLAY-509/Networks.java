package user;

import dev.inlay.MemoryBudget;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", calibration = "samples.npy")
    @MemoryBudget(ram = "4 KiB")
    interface Small {
        int classify(float[] in);
    }
}
