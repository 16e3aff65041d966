package user;

import dev.inlay.QuantizedModel;

@QuantizedModel(
        value = "kws.onnx",
        dimensions = {"frames=16", "bands", "width=many", "height=0", "=3", "depth=99999999999"})
interface Spotter {
    int classify(float[] features);
}
