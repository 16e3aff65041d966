package user;

import dev.inlay.QuantizedModel;
import dev.inlay.Tensor;
import java.util.List;

@QuantizedModel("kws.onnx")
interface Spotter extends Named {
    double[] scores(double[] features);

    int classify(List<Float> features);

    String word(float[] features);

    <T> int generic(float[] features);

    int nothing();

    void nowhere();

    float[][] rows(float[][] features);
}

interface Named {
    int inherited(@Tensor("in") int[] features);
}
