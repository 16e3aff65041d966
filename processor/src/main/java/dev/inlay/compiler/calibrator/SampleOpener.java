package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens representative data in whichever of the formats it is. */
final class SampleOpener {
    private SampleOpener() {}

    static SampleReader open(Resource data, List<Value> inputs, ImageSettings images) throws IOException {
        Optional<Path> folder = data.path().filter(Files::isDirectory);
        if (folder.isPresent()) {
            return new ImageReader(data.name(), folder.get(), inputs, images);
        }
        String name = data.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return NpzOpener.open(data, inputs);
        } else if (name.endsWith(".csv")) {
            return new CsvReader(data.name(), inputs, data.open());
        } else if (name.endsWith(".npy")) {
            return openArray(data, inputs);
        }
        throw DataProblems.of(DiagnosticId.DATA_FORMAT, data.name());
    }

    private static SampleReader openArray(Resource data, List<Value> inputs) throws IOException {
        if (inputs.size() != 1) {
            List<String> names = inputs.stream().map(Value::name).toList();
            throw DataProblems.of(DiagnosticId.DATA_ONE_ARRAY, data.name(), names);
        }
        NpyArray array = NpyArray.open(data.name(), inputs.get(0), data.open());
        return new ArrayReader(data.name(), List.of(array), () -> {});
    }
}
