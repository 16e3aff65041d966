package dev.inlay.compiler.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, it is imported or refused with a diagnostic. */
class TfliteFuzzTest {
    private static final long SEED = Long.getLong("inlay.fuzz.seed", 42);
    private static final long NANOS = Long.getLong("inlay.fuzz.seconds", 3) * 1_000_000_000L;

    private final byte[] content = SmallModel.make().bytes();

    @Test
    void theModelItselfIsImported() {
        Graph graph = SingleOperator.read(content);
        assertEquals("image", graph.inputs().get(0).name());
        assertEquals("score", graph.outputs().get(0).name());
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < content.length; length++) {
            byte[] shorter = Arrays.copyOf(content, length);
            assertThrows(
                    DiagnosticException.class, () -> SingleOperator.read(shorter), () -> shorter.length + " bytes");
        }
    }

    /** A field of a table has at least one bit that breaks it; nothing but a diagnostic may come of any. */
    @Test
    void everyFlippedBitIsImportedOrRefused() {
        int refused = 0;
        for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
            byte[] changed = content.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            refused += isRefused(changed) ? 1 : 0;
        }
        System.out.println(
                "TensorFlow Lite fuzz: " + refused + " of " + content.length * Byte.SIZE + " flipped bits refused");
        assertTrue(refused > content.length && refused < content.length * Byte.SIZE);
    }

    /** Every place that may hold an offset, a length or an index gets the numbers that break bounds. */
    @Test
    void everyWordMadeExtremeIsImportedOrRefused() {
        int[] extremes = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1 << 30, content.length, -content.length};
        for (int at = 0; at + Integer.BYTES <= content.length; at++) {
            for (int extreme : extremes) {
                byte[] changed = content.clone();
                for (int i = 0; i < Integer.BYTES; i++) {
                    changed[at + i] = (byte) (extreme >>> i * Byte.SIZE);
                }
                isRefused(changed);
            }
        }
    }

    @Test
    void modelsGarbledByChanceAreImportedOrRefused() {
        Random random = new Random(SEED);
        long end = System.nanoTime() + NANOS;
        int runs = 0;
        int refused = 0;
        while (System.nanoTime() < end) {
            byte[] changed = content.clone();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                int from = random.nextInt(changed.length);
                int to = random.nextInt(changed.length);
                int length = 1 + random.nextInt(Math.min(16, changed.length - Math.max(from, to)));
                if (random.nextBoolean()) {
                    System.arraycopy(content, from, changed, to, length);
                } else {
                    changed[to] = (byte) random.nextInt();
                }
            }
            refused += isRefused(changed) ? 1 : 0;
            runs++;
        }
        System.out.println("TensorFlow Lite fuzz: " + refused + " of " + runs + " garbled models refused");
        assertTrue(refused > 0 && refused < runs);
    }

    private static boolean isRefused(byte[] changed) {
        try {
            GraphChecker.check(SingleOperator.read(changed));
            return false;
        } catch (DiagnosticException e) {
            return true;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("model " + HexFormat.of().formatHex(changed), e);
        }
    }
}
