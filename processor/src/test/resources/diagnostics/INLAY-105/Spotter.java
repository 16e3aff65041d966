package user;

import dev.inlay.QuantizedModel;

@QuantizedModel("kws.onnx")
interface Spotter {
    static int words() {
        return 12;
    }

    default void close() {}

    String toString();
}
