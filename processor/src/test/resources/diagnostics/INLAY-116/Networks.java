import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", precision = Precision.FP32)
    interface Dense {
        void run(byte[] in, float[] out);
    }
}
