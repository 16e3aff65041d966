package dev.inlay.compiler.trimmer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On random networks: every output stays, inputs and outputs stay, and much becomes less. */
class TrimmerPropertyTest {
    private static final int PROGRAMS = 500;
    private static final int SAMPLES = 6;

    static IntStream seeds() {
        return IntStream.range(0, PROGRAMS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsWhatAProgramComputes(int seed) {
        Program program = SparseProgram.of(seed);
        Program trimmed = Trimmer.trim(program);
        assertEquals(program.inputs(), trimmed.inputs());
        assertEquals(program.outputs(), trimmed.outputs());
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            byte[] input = new byte[program.inputs().get(0).length()];
            random.nextBytes(input);
            List<Buffer> expected = program.run(List.of(Buffer.of(input)));
            List<Buffer> actual = trimmed.run(List.of(Buffer.of(input)));
            for (int o = 0; o < expected.size(); o++) {
                assertArrayEquals(expected.get(o).bytes(), actual.get(o).bytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slotsAreAsLongAsWhatIsWritten(int seed) {
        Program trimmed = Trimmer.trim(SparseProgram.of(seed));
        trimmed.run(
                List.of(Buffer.allocate(
                        trimmed.inputs().get(0).elementType(),
                        trimmed.inputs().get(0).length())),
                (slot, buffer) -> assertEquals(slot.length(), buffer.length()));
        trimmed.steps()
                .forEach(step -> step.inputs().stream()
                        .filter(Slot::isConstant)
                        .forEach(slot -> assertEquals(
                                slot.length(), slot.constant().orElseThrow().length())));
    }

    @Test
    void makesProgramsSmaller() {
        long before = 0;
        long after = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Program program = SparseProgram.of(seed);
            before += program.macs();
            after += Trimmer.trim(program).macs();
        }
        System.out.println("MACs of " + PROGRAMS + " random networks: " + before + ", trimmed " + after);
        assertTrue(after < before * 0.6, before + " MACs became " + after);
    }
}
