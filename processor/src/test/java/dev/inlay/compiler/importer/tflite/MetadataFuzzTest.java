package dev.inlay.compiler.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.fixture.LabelledModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever stands in metadata and in the archive, nothing but a warning comes of it, and no label is a wrong one. */
class MetadataFuzzTest {
    private static final List<String> LABELS = List.of("background noise", "yes", "no");

    private final byte[] content = LabelledModel.packedByOthers();
    private final int archive = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\3\4");

    MetadataFuzzTest() throws IOException {}

    @Test
    void withoutTheEndOfTheArchiveLabelsAreMissing() {
        for (int length = archive; length < content.length; length++) {
            ToldModel told = ToldModel.of(Arrays.copyOf(content, length));
            assertEquals(List.of(), told.metadata().labels());
            assertEquals(1, told.warnings().size());
            assertEquals("Words", told.metadata().name());
        }
    }

    @Test
    void everyFlippedBitOfTheArchive() {
        int warned = 0;
        for (int bit = archive * Byte.SIZE; bit < content.length * Byte.SIZE; bit++) {
            byte[] changed = content.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            ToldModel told = read(changed).orElseThrow();
            warned += told.warnings().size();
            assertTrue(
                    told.metadata().labels().equals(told.warnings().isEmpty() ? LABELS : List.of()),
                    () -> told + " of " + HexFormat.of().formatHex(changed));
        }
        System.out.println("archive fuzz: " + warned + " of " + (content.length - archive) * Byte.SIZE + " warned");
        assertTrue(warned > content.length - archive);
    }

    @Test
    void everyWordMadeExtreme() {
        int[] extremes = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1 << 30, content.length, -content.length};
        int told = 0;
        for (int at = 0; at + Integer.BYTES <= content.length; at++) {
            for (int extreme : extremes) {
                byte[] changed = content.clone();
                for (int i = 0; i < Integer.BYTES; i++) {
                    changed[at + i] = (byte) (extreme >>> i * Byte.SIZE);
                }
                told += read(changed).isPresent() ? 1 : 0;
            }
        }
        assertTrue(told > (content.length - archive) * extremes.length);
    }

    /** Nothing if the model itself is refused. */
    private static Optional<ToldModel> read(byte[] changed) {
        try {
            return Optional.of(ToldModel.of(changed));
        } catch (DiagnosticException e) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("model " + HexFormat.of().formatHex(changed), e);
        }
    }
}
