package dev.inlay.compiler.kernel;

import java.util.Optional;

/**
 * What a recurrent layer does with each of its units, one after the other, in a step. The functions are of the sums, in
 * their order, then of {@link #PREVIOUS}, {@link #MEMORY} and {@link #PASSED}, then of the parameters.
 *
 * @param sums what is summed; of the state that is the memory, or what the units gave in the step before
 * @param ofMemory whether the sums are of the memory
 * @param parameters numbers of each unit, {@code [units, n]}, behind the other operands
 * @param memory what the unit's memory becomes, if it changes
 * @param output what the unit gives
 */
public record RecurrentPass(
        GateSums sums,
        boolean ofMemory,
        float[] parameters,
        Optional<ScalarExpression> memory,
        ScalarExpression output) {
    /** What the unit gave in the step before; the first operand behind the sums. */
    public static final int PREVIOUS = 0;

    /** The unit's memory before this pass; the second operand behind the sums. */
    public static final int MEMORY = 1;

    /** What the unit gave in the pass before this one; the third operand behind the sums. */
    public static final int PASSED = 2;

    private static final int PARAMETERS = 3;

    public RecurrentPass {
        if (parameters.length % sums.units() != 0) {
            throw new IllegalArgumentException(parameters.length + " parameters of " + sums.units() + " units");
        }
        if (ofMemory && memory.isPresent()) {
            throw new IllegalArgumentException("the memory changes while sums are of it");
        }
    }

    /** One of the operands behind {@code sums} sums. */
    public static ScalarExpression operand(int sums, int which) {
        return ScalarExpression.operand(sums + which);
    }

    /** The index of the first parameter among the operands. */
    public static int firstParameter(int sums) {
        return sums + PARAMETERS;
    }

    /** Parameters of each unit. */
    public int parametersPerUnit() {
        return parameters.length / sums.units();
    }
}
