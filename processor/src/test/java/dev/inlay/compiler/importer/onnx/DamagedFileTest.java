package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut, garbled, or made to do harm. */
class DamagedFileTest {
    private static byte[] model(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/models", name, "model.onnx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits_conv", "odd_names", "digits_opset7"})
    void everyTruncationIsADiagnostic(String name) throws IOException {
        byte[] whole = model(name);
        int refused = 0;
        int lengths = 0;
        for (int length = 1; length < whole.length; length += 97) {
            refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
            lengths++;
        }
        // only a cut through what follows the graph can go unnoticed
        assertTrue(refused >= lengths - 1, refused + " of " + lengths);
    }

    @Test
    void randomBytesAreADiagnostic() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            assertTrue(isRefused(bytes), () -> Arrays.toString(bytes));
        }
    }

    private static boolean isRefused(byte[] content) {
        try {
            OnnxModels.importGraph(content);
            return false;
        } catch (DiagnosticException e) {
            return true;
        }
    }

    @Test
    void nestingIsBounded() {
        ByteArrayOutputStream groups = new ByteArrayOutputStream();
        groups.write(8);
        groups.write(8);
        for (int i = 0; i < 100_000; i++) {
            // the start of an unknown group
            groups.write(0x83);
            groups.write(0x7d);
        }
        assertRefused(DiagnosticId.ONNX_DAMAGED, () -> OnnxModels.importGraph(groups.toByteArray()), "damaged");
    }

    @Test
    void claimedLengthsAreNotBelieved() throws IOException {
        byte[] claim = message(7, Integer.MAX_VALUE, new byte[] {1, 2, 3});
        assertRefused(DiagnosticId.ONNX_DAMAGED, () -> OnnxModels.importGraph(claim));
        byte[] negative = message(7, -1, new byte[] {1, 2, 3});
        assertRefused(DiagnosticId.ONNX_DAMAGED, () -> OnnxModels.importGraph(negative));
    }

    @Test
    void millionsOfEmptyMessagesAreRefusedUnparsed() throws IOException {
        // nodes of no bytes: two bytes of file for an object each
        byte[] nodes = new byte[16 << 20];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 1 << 3 | 2;
        }
        byte[] bomb = message(7, nodes.length, nodes);
        assertRefused(DiagnosticId.ONNX_DAMAGED, () -> OnnxModels.importGraph(bomb), "bytes of memory");
    }

    private static byte[] message(int field, int length, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt64(1, 8);
        out.writeTag(field, 2);
        out.writeUInt32NoTag(length);
        out.writeRawBytes(content);
        out.flush();
        return bytes.toByteArray();
    }
}
