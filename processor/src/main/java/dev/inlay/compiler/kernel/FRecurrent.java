package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 recurrent layer: every unit gives a number at each step of a sequence, from the input of the step, from what
 * all units gave in the step before, and from a number that each remembers.
 *
 * <p>Inputs: x {@code [steps, batch, inputs]}, what the units gave before the first step {@code [batch, units]}, and,
 * where they remember it from step to step, the memory they start with {@code [batch, units]}. Output {@code [steps + 1, batch, units]}: what the units give at each step, and last their memory; without passes that
 * change the memory only the steps.
 *
 * @param backward whether the last step is the first one taken
 * @param remembers whether memory lasts from step to step, not only from pass to pass
 * @param passes what is done with all units at each step, one after the other
 */
public record FRecurrent(int steps, int batch, boolean backward, boolean remembers, List<RecurrentPass> passes)
        implements Kernel {
    public FRecurrent {
        passes = List.copyOf(passes);
        if (steps < 1 || passes.isEmpty()) {
            throw new IllegalArgumentException(steps + " steps of " + passes.size() + " passes");
        }
        for (RecurrentPass pass : passes) {
            Limits.checkLength(
                    "units", pass.sums().units(), passes.get(0).sums().units());
            Limits.checkLength(
                    "inputs", pass.sums().inputs(), passes.get(0).sums().inputs());
        }
    }

    public int inputs() {
        return passes.get(0).sums().inputs();
    }

    public int units() {
        return passes.get(0).sums().units();
    }

    /** Whether the units have a memory. */
    public boolean hasMemory() {
        return passes.stream().anyMatch(pass -> pass.memory().isPresent());
    }

    @Override
    public void run(List<Buffer> arguments, Buffer output) {
        float[] y = output.floats();
        int rows = steps * batch;
        if (remembers) {
            System.arraycopy(arguments.get(2).floats(), 0, y, rows * units(), batch * units());
        }
        float[] previous = arguments.get(1).floats();
        int from = 0;
        for (int step = 0; step < steps; step++) {
            int row = (backward ? steps - 1 - step : step) * batch;
            for (int b = 0; b < batch; b++) {
                int memory = (rows + b) * units();
                for (RecurrentPass pass : passes) {
                    run(pass, arguments.get(0).floats(), row + b, previous, from + b * units(), y, memory);
                }
            }
            previous = y;
            from = row * units();
        }
    }

    private void run(RecurrentPass pass, float[] x, int row, float[] previous, int from, float[] y, int memory) {
        GateSums sums = pass.sums();
        int parameters = pass.parametersPerUnit();
        int count = sums.count();
        float[] operands = new float[RecurrentPass.firstParameter(count) + parameters];
        for (int unit = 0, at = row * units(); unit < units(); unit++, at++) {
            float[] state = pass.ofMemory() ? y : previous;
            sums.compute(unit, x, row * inputs(), state, pass.ofMemory() ? memory : from, operands);
            operands[count + RecurrentPass.PREVIOUS] = previous[from + unit];
            operands[count + RecurrentPass.MEMORY] = hasMemory() ? y[memory + unit] : 0;
            operands[count + RecurrentPass.PASSED] = y[at];
            System.arraycopy(
                    pass.parameters(), unit * parameters, operands, RecurrentPass.firstParameter(count), parameters);
            float given = pass.output().evaluate(operands);
            if (pass.memory().isPresent()) {
                y[memory + unit] = pass.memory().get().evaluate(operands);
            }
            y[at] = given;
        }
    }

    @Override
    public long macs() {
        return (long) steps
                * batch
                * passes.stream().mapToLong(pass -> pass.sums().macs()).sum();
    }
}
