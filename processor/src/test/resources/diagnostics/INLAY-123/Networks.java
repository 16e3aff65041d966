package user;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

class Networks {
    @QuantizedModel(value = "words.tflite", precision = Precision.FP32)
    interface Words {
        Word classify(float[] in);

        enum Word {
            BACKGROUND_NOISE,
            NO,
            YES
        }
    }

    @QuantizedModel(value = "words.tflite", precision = Precision.FP32)
    interface Right {
        Word classify(float[] in);

        enum Word {
            BackgroundNoise,
            YES,
            NO
        }
    }
}
