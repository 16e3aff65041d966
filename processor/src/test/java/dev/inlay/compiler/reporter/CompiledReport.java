package dev.inlay.compiler.reporter;

import dev.inlay.fixture.ShippedNetwork;
import dev.inlay.testing.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A shipped network compiled by javac, with the reports that came of it. */
record CompiledReport(Javac.Result result, Path page, Path json) {
    /** @param elements of the annotation beside the model and its calibration data */
    static CompiledReport of(Path folder, String elements, String... options) throws IOException {
        Javac javac = new Javac(folder).with(options);
        Path network = ShippedNetwork.named("digits_conv").folder();
        Files.copy(network.resolve("model.onnx"), javac.models().resolve("model.onnx"));
        Files.copy(network.resolve("calibration_0.npy"), javac.models().resolve("data.npy"));
        String source = "package user;\n@dev.inlay.QuantizedModel(value = \"model.onnx\", calibration = \"data.npy\""
                + elements + ")\npublic interface Digits { int classify(float[] image); }\n";
        Javac.Result result = javac.compile(Map.of("user.Digits", source));
        Path generated = javac.generated().resolve("user");
        return new CompiledReport(
                result, generated.resolve("QuantizedDigits.html"), generated.resolve("QuantizedDigits.json"));
    }

    Report read() throws IOException {
        return ReportJson.read(Files.readString(json));
    }

    int constant(String name) throws IOException, ReflectiveOperationException {
        return result.load("user.QuantizedDigits").getField(name).getInt(null);
    }
}
