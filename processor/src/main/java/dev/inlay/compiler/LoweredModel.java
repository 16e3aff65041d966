package dev.inlay.compiler;

import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.ranges.Calibration;
import java.util.Optional;

/**
 * A network as kernels.
 *
 * @param calibration what its scales come from, where they come from data
 */
record LoweredModel(Program program, Optional<Calibration> calibration) {
    static LoweredModel of(Program program) {
        return new LoweredModel(program, Optional.empty());
    }
}
