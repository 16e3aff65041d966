import dev.inlay.Precision;
import dev.inlay.QuantizedModel;
import dev.inlay.Tensor;

class Networks {
    @QuantizedModel(value = "dense.onnx", precision = Precision.FP32)
    interface Dense {
        void run(@Tensor("x") float[] in, @Tensor("x") float[] out);
    }
}
