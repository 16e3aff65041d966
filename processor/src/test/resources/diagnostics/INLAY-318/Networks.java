import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", precision = Precision.FP32)
    interface Dense {
        void run(float[] in, float[] out);
    }
}
