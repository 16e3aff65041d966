package dev.inlay.compiler.sample;

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
import java.util.stream.Stream;

/** Opens representative data in whichever of the formats it is. */
public final class SampleOpener {
    private SampleOpener() {}

    /**
     * Samples for {@code inputs} alone.
     *
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if the data cannot be used, at the calibration data
     */
    public static SampleReader open(Resource data, List<Value> inputs, ImageSettings images) throws IOException {
        Optional<Path> folder = data.path().filter(Files::isDirectory);
        if (folder.isPresent()) {
            return new ImageReader(data.name(), folder.get(), inputs, images);
        }
        String name = data.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return NpzOpener.open(data, inputs, Optional.empty());
        } else if (name.endsWith(".csv")) {
            return new CsvReader(data.name(), inputs, data.open());
        } else if (name.endsWith(".npy")) {
            return openArray(data, inputs);
        }
        throw DataProblems.of(DiagnosticId.DATA_FORMAT, data.name());
    }

    /** Samples with {@code label} behind the inputs: from an archive, or from text in the last columns. */
    public static SampleReader openLabelled(Resource data, List<Value> inputs, Value label) throws IOException {
        String name = data.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return NpzOpener.open(data, inputs, Optional.of(label));
        } else if (name.endsWith(".csv")) {
            List<Value> columns =
                    Stream.concat(inputs.stream(), Stream.of(label)).toList();
            return new CsvReader(data.name(), columns, data.open());
        }
        throw DataProblems.malformed(data.name(), "labels are read from .npz and .csv files alone");
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
