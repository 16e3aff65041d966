package dev.inlay.networks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.inlay.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;

/** Top-1 of other tools' integer networks on the same test data, in percent, as it was measured with these tools. */
final class PeerFigures {
    private final JsonObject figures;

    private PeerFigures(JsonObject figures) {
        this.figures = figures;
    }

    static PeerFigures read() throws IOException {
        String text = Files.readString(SharedFiles.evaluation("accuracy.json"), StandardCharsets.UTF_8);
        return new PeerFigures(JsonParser.parseString(text).getAsJsonObject());
    }

    /**
     * Empty where there is none.
     *
     * @param model file of the quantized network
     * @param kernels how it was run: {@code ref} and {@code xnn} of TensorFlow Lite, {@code noopt} of ONNX Runtime
     */
    String top1(String model, String kernels) {
        JsonObject measured = figures.getAsJsonObject("out:" + model);
        return measured == null || !measured.has(kernels)
                ? ""
                : String.format(Locale.ROOT, "%.2f", measured.get(kernels).getAsDouble());
    }
}
