package dev.inlay.compiler.quantizer.solver;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds weights one after the other, the error of each made good by those that are still real (GPTQ, Frantar et al.
 * 2022): least {@code (q s - w)^T H (q s - w)} by successive elimination, the inputs with most power first.
 */
final class SequentialRounder {
    private final int depth;
    /** Position to index of a weight; the last position is rounded first. */
    private final int[] order;
    /** Inverse factor of H in that order: row p has the influence of position p on those before it. */
    private final double[] factor;

    /** @param h positive definite, row-major */
    SequentialRounder(double[] h, int depth) {
        this.depth = depth;
        List<Integer> ascending = IntStream.range(0, depth)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> h[i * depth + i])
                        .thenComparing(i -> -i))
                .toList();
        this.order = ascending.stream().mapToInt(i -> i).toArray();
        double[] ordered = new double[depth * depth];
        for (int i = 0; i < depth; i++) {
            for (int j = 0; j < depth; j++) {
                ordered[i * depth + j] = h[order[i] * depth + order[j]];
            }
        }
        this.factor = new Cholesky(ordered, depth).inverseFactor();
    }

    /**
     * Rounds the weights of one output.
     *
     * @param rounded the integers
     * @return the quadratic error, in units of the weights
     */
    double round(double[] weights, double scale, BitGrid grid, int[] rounded) {
        double[] rest = new double[depth];
        for (int p = 0; p < depth; p++) {
            rest[p] = weights[order[p]];
        }
        double total = 0;
        for (int p = depth - 1; p >= 0; p--) {
            int q = grid.round(rest[p] / scale);
            rounded[order[p]] = q;
            double error = (rest[p] - q * scale) / factor[p * depth + p];
            total += error * error;
            int row = p * depth;
            for (int k = 0; k < p; k++) {
                rest[k] -= error * factor[row + k];
            }
        }
        return total;
    }
}
