package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.graph.Normalization;
import dev.inlay.compiler.graph.TensorMetadata;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.importer.folding.LabelText;
import dev.inlay.compiler.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads what TensorFlow Lite's metadata schema (M001) tells about a network. None of it changes what the network
 * computes, so what is wrong with it is a warning, and only what is wrong is left out.
 */
final class MetadataReader {
    private static final String ENTRY = "TFLITE_METADATA";

    private static final int NAME = 0;
    private static final int DESCRIPTION = 1;
    private static final int VERSION = 2;
    private static final int SUBGRAPHS = 3;
    private static final int AUTHOR = 4;
    private static final int LICENSE = 5;
    private static final int INPUTS = 2;
    private static final int OUTPUTS = 3;
    private static final int PROCESS_UNITS = 4;
    private static final int FILES = 6;
    private static final int OPTIONS_TYPE = 0;
    private static final int OPTIONS = 1;
    private static final byte NORMALIZATION = 1;
    private static final int MEAN = 0;
    private static final int DEVIATION = 1;
    private static final int FILE_TYPE = 2;
    private static final int LOCALE = 3;
    private static final byte AXIS_LABELS = 2;

    private final byte[] content;
    private final Graph graph;
    private final Consumer<String> warnings;

    /** @param warnings takes what of the metadata is not used, and why */
    MetadataReader(byte[] content, Graph graph, Consumer<String> warnings) {
        this.content = content;
        this.graph = graph;
        this.warnings = warnings;
    }

    /** What {@code file} tells about {@code graph}, which was read from it. */
    Metadata read(Model file) {
        try {
            Optional<ByteBuffer> buffer = file.metadata(ENTRY);
            return buffer.isPresent() ? read(buffer.get()) : Metadata.none();
        } catch (DamageException e) {
            warnings.accept(e.getMessage());
            return Metadata.none();
        }
    }

    private Metadata read(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        FlatTable root = new FlatFile(bytes).root();
        List<FlatTable> subgraphs = root.tables(SUBGRAPHS, "the metadata of subgraph");
        Optional<FlatTable> main = subgraphs.stream().findFirst();
        return new Metadata(
                text(root, NAME),
                text(root, VERSION),
                text(root, DESCRIPTION),
                text(root, AUTHOR),
                text(root, LICENSE),
                main.map(table -> tensors(table, INPUTS, graph.inputs(), "input"))
                        .orElse(Collections.emptyList()),
                main.map(table -> tensors(table, OUTPUTS, graph.outputs(), "output"))
                        .orElse(Collections.emptyList()));
    }

    private static String text(FlatTable table, int field) {
        return LabelText.line(table.text(field));
    }

    private List<TensorMetadata> tensors(FlatTable subgraph, int field, List<Value> values, String what) {
        List<FlatTable> tables = subgraph.tables(field, "the metadata of " + what);
        if (tables.isEmpty()) {
            return Collections.emptyList();
        }
        if (tables.size() != values.size()) {
            warnings.accept("it tells about " + tables.size() + " " + what + "s, and the network has " + values.size());
            return Collections.emptyList();
        }
        return IntStream.range(0, tables.size())
                .mapToObj(i -> tensor(tables.get(i), values.get(i), what))
                .toList();
    }

    private TensorMetadata tensor(FlatTable table, Value value, String what) {
        Shape shape = value.type().shape();
        String name = what + " \"" + value.name() + "\"";
        List<String> labels = Collections.emptyList();
        Optional<Normalization> normalization = Optional.empty();
        try {
            normalization = normalization(table, shape, name);
            labels = labels(table, shape, name);
        } catch (DamageException e) {
            warnings.accept(e.getMessage());
        }
        return new TensorMetadata(text(table, DESCRIPTION), normalization, labels);
    }

    private static Optional<Normalization> normalization(FlatTable table, Shape shape, String name) {
        for (FlatTable unit : table.tables(PROCESS_UNITS, "process unit of " + name)) {
            if (unit.small(OPTIONS_TYPE) == NORMALIZATION && unit.has(OPTIONS)) {
                FlatTable options =
                        unit.table(OPTIONS, "the normalization of " + name).orElseThrow();
                List<Float> means = numbers(options.reals(MEAN));
                List<Float> deviations = numbers(options.reals(DEVIATION));
                if (!fits(means, shape) || !fits(deviations, shape) || deviations.contains(0f)) {
                    throw new DamageException("the normalization of " + name + " has means " + means
                            + " and standard deviations " + deviations);
                }
                return Optional.of(new Normalization(means, deviations));
            }
        }
        return Optional.empty();
    }

    private static List<Float> numbers(float[] numbers) {
        List<Float> boxed = new ArrayList<>();
        for (float number : numbers) {
            // no zero has a sign here, so that equality is that of numbers
            boxed.add(number + 0f);
        }
        return boxed;
    }

    private static boolean fits(List<Float> numbers, Shape shape) {
        return (numbers.size() == 1 || numbers.size() == channels(shape))
                && numbers.stream().allMatch(Float::isFinite);
    }

    private static int channels(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.dim(shape.rank() - 1);
    }

    /** The lines of the file that names what is along the last axis; one for no language in particular is preferred. */
    private List<String> labels(FlatTable table, Shape shape, String name) {
        List<FlatTable> files = table.tables(FILES, "associated file of " + name).stream()
                .filter(file -> file.small(FILE_TYPE) == AXIS_LABELS)
                .toList();
        Optional<FlatTable> chosen = files.stream()
                .filter(file -> file.text(LOCALE).isEmpty())
                .findFirst()
                .or(() -> files.stream().findFirst());
        if (chosen.isEmpty()) {
            return Collections.emptyList();
        }
        String file = chosen.get().text(NAME);
        byte[] text = ZipArchive.find(content)
                .flatMap(archive -> archive.content(file))
                .orElseThrow(() -> new DamageException("the labels of " + name + " are in \"" + LabelText.line(file)
                        + "\", which is not packed with it"));
        List<String> labels = LabelText.lines(new String(text, StandardCharsets.UTF_8));
        if (labels.size() != channels(shape)) {
            throw new DamageException("\"" + LabelText.line(file) + "\" has " + labels.size() + " labels, and " + name
                    + " has " + channels(shape) + " channels");
        }
        // of maps and boxes, the labels name no single elements
        return labels.size() == shape.elementCount() ? labels : Collections.emptyList();
    }
}
