package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.BroadcastAxis;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Additions as networks have them take one step, most of them in ints. */
class FoldedAddTest {
    private static final int CASES = 60;

    @Test
    void mostAdditionsTakeOneStep() {
        Random random = new Random(5);
        int found = 0;
        int narrow = 0;
        for (int i = 0; i < CASES; i++) {
            Optional<FoldedAdd> folded = FoldedAdd.find(add(
                    0.01f + 0.1f * random.nextFloat(), 0.01f + 0.1f * random.nextFloat(), random.nextInt(256) - 128));
            found += folded.isPresent() ? 1 : 0;
            narrow += folded.filter(form -> !form.wide()).isPresent() ? 1 : 0;
        }
        System.out.println(found + " of " + CASES + " additions in one step, " + narrow + " in ints");
        assertTrue(found >= CASES * 9 / 10);
        assertTrue(narrow >= CASES * 3 / 4);
    }

    /** Every second sum is a tie, and ties on both sides of 0 go away from it: factors a little too large do that. */
    @Test
    void soDoTies() {
        assertTrue(FoldedAdd.find(add(1f, 1f, 0)).isPresent());
    }

    private static QAdd add(float a, float b, int zeroPoint) {
        return QAdd.of(
                new BroadcastLoop(List.of(new BroadcastAxis(1, List.of(1, 1)))),
                false,
                Quantization.perTensor(a, zeroPoint),
                Quantization.perTensor(b, -zeroPoint / 2),
                Quantization.perTensor(a + b, zeroPoint / 3),
                -128,
                127);
    }
}
