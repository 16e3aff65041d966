import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "dense.onnx", precision = Precision.FP32)
    interface Dense {
        Word run(float[] in);

        enum Word {
            ONE,
            TWO,
            THREE,
            FOUR,
            FIVE,
            SIX,
            SEVEN
        }
    }
}
