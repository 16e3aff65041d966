package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.onnx.proto.StringStringEntryProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import dev.inlay.compiler.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Tensors in a file beside the model. */
class ExternalDataTest {
    private static final Resource MODEL = new BytesResource("m.onnx", new byte[0]);

    /** A finder that knows one file of 12 bytes and leaves it to others to guard the folder. */
    private static final ResourceFinder FINDER = new ResourceFinder() {
        @Override
        public Resource find(String name, Place place) {
            throw new IllegalStateException();
        }

        @Override
        public Resource beside(Resource base, String name, Place place) {
            return name.equals("w.bin")
                    ? new BytesResource(name, new byte[] {9, 9, 9, 9, 0, 0, 0x20, 0x40, 0, 0, 0x40, 0x40})
                    : new NoFiles().beside(base, name, place);
        }
    };

    private static Tensor read(String... entries) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setDataType(OnnxModels.FLOAT)
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < entries.length; i += 2) {
            proto.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(entries[i]).setValue(entries[i + 1]));
        }
        return new TensorReader(new ExternalData(MODEL, FINDER), new FoldingBudget(), new Roundings())
                .read(proto.build(), "initializer \"w\"");
    }

    @Test
    void dataLieAtAnOffset() {
        assertArrayEquals(
                new float[] {2.5f, 3},
                read("location", "w.bin", "offset", "4", "length", "8").floats());
        assertArrayEquals(
                new float[] {2.5f, 3}, read("location", "w.bin", "offset", "4").floats());
    }

    @Test
    void offsetsAndLengthsAreChecked() {
        assertInvalid("ends 4 bytes before", "location", "w.bin", "offset", "8");
        assertInvalid("ends before offset 99", "location", "w.bin", "offset", "99");
        assertInvalid("7 bytes are stated", "location", "w.bin", "length", "7");
        assertInvalid("offset is \"-4\"", "location", "w.bin", "offset", "-4");
        assertInvalid("length is \"many\"", "location", "w.bin", "length", "many");
        assertInvalid("no file is named");
    }

    private static void assertInvalid(String part, String... entries) {
        assertRefused(DiagnosticId.ONNX_EXTERNAL_DATA, () -> read(entries), "initializer \"w\"", part);
    }

    @Test
    void theFinderDecidesWhatLiesBeside() {
        assertRefused(DiagnosticId.EXTERNAL_DATA, () -> read("location", "../w.bin"), "../w.bin");
    }
}
