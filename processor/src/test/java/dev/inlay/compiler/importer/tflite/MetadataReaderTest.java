package dev.inlay.compiler.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.graph.Normalization;
import dev.inlay.compiler.graph.TensorMetadata;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.LabelledModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetadataReaderTest {
    private static final String LABELS = "first\nsecond\nthird\n";

    @Test
    void whatOtherToolsPack() throws IOException {
        ToldModel model = ToldModel.of(LabelledModel.packedByOthers());
        TensorMetadata input = new TensorMetadata(
                "Energy of three bands, one number each",
                Optional.of(new Normalization(List.of(127.5f), List.of(63.75f))),
                List.of());
        TensorMetadata output = new TensorMetadata(
                "Likelihood of each word", Optional.empty(), List.of("background noise", "yes", "no"));
        assertEquals(
                new Metadata(
                        "Words",
                        "v1",
                        "Tells two words apart.",
                        "the Inlay project",
                        "Apache-2.0",
                        List.of(input),
                        List.of(output)),
                model.metadata());
        assertEquals(List.of(), model.warnings());
    }

    @Test
    void labelsOfSeveralForms() {
        assertLabels(List.of("first", "second", "third"), new LabelledModel().file("labels.txt", LABELS));
        assertLabels(
                List.of("", "zwei Wörter", "third"),
                new LabelledModel().file("labels.txt", "\ufeff\r\n zwei  Wörter\t\r\nthird\r\n\r\n\n"));
        assertLabels(
                List.of("a", "b", "c"),
                new LabelledModel().file("other", LABELS).file("labels.txt", "a\nb\nc"));
        assertLabels(
                List.of(),
                new LabelledModel().labelFile(new FlatRecord().set(0, "x").set(2, (byte) 5)));
    }

    private static void assertLabels(List<String> labels, LabelledModel model) {
        ToldModel told = ToldModel.of(model.bytes());
        assertEquals(labels, told.metadata().labels());
        assertEquals(List.of(), told.warnings());
    }

    @Test
    void labelsThatCannotBeUsed() {
        assertWarned(
                "the labels of output \"y\" are in \"labels.txt\", which is not packed with it", new LabelledModel());
        assertWarned(
                "the labels of output \"y\" are in \"../labels.txt\", which is not packed with it",
                new LabelledModel()
                        .file("labels.txt", LABELS)
                        .labelFile(new FlatRecord().set(0, "../labels.txt").set(2, (byte) 2)));
        assertWarned(
                "\"labels.txt\" has 2 labels, and output \"y\" has 3 channels",
                new LabelledModel().file("labels.txt", "a\nb\n\n"));
    }

    /** Refused by what the directory says, and no more is unpacked than that, should it lie. */
    @Test
    void anEntryThatIsTooLong() {
        String bomb = "a\n".repeat(3 << 20);
        assertWarned(
                "\"labels.txt\" in its archive has 6291456 bytes, and 1048576 are read",
                new LabelledModel().file("labels.txt", bomb));
        byte[] content = new LabelledModel().file("labels.txt", bomb).bytes();
        int directory = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        content[directory + 26] = 0;
        assertEquals(
                List.of("\"labels.txt\" in its archive is not of the length that it has by the directory"),
                ToldModel.of(content).warnings());
    }

    @Test
    void tensorsThatDoNotFit() {
        FlatRecord none = new FlatRecord();
        assertWarned("it tells about 2 inputs, and the network has 1", new LabelledModel().inputs(none, none));
        assertWarned(
                "the normalization of input \"x\" has means [1.0, 2.0] and standard deviations [1.0]",
                new LabelledModel().inputs(normalization(new float[] {1, 2}, 1)));
        assertWarned(
                "the normalization of input \"x\" has means [0.0] and standard deviations [0.0]",
                new LabelledModel().inputs(normalization(new float[] {0}, -0f)));
        assertWarned(
                "the normalization of input \"x\" has means [NaN] and standard deviations [1.0]",
                new LabelledModel().inputs(normalization(new float[] {Float.NaN}, 1)));
    }

    private static FlatRecord normalization(float[] means, float deviation) {
        FlatRecord options = new FlatRecord().set(0, means).set(1, new float[] {deviation});
        return new FlatRecord().set(4, List.of(new FlatRecord().set(0, (byte) 1).set(1, options)));
    }

    private static void assertWarned(String warning, LabelledModel model) {
        List<String> warnings = ToldModel.of(model.bytes()).warnings();
        assertTrue(warnings.contains(warning), warnings::toString);
    }
}
