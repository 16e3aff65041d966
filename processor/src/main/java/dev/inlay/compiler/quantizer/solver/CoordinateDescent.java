package dev.inlay.compiler.quantizer.solver;

/** Betters rounded weights of one output: steps of one where they lessen {@code (q s - w)^T H (q s - w)}. */
final class CoordinateDescent {
    private static final int ROUNDS = 3;

    private final double[] h;
    private final int depth;
    private final BitGrid grid;

    CoordinateDescent(double[] h, int depth, BitGrid grid) {
        this.h = h;
        this.depth = depth;
        this.grid = grid;
    }

    /**
     * Changes {@code rounded}.
     *
     * @return the scale that then fits best: {@code w^T H q / q^T H q}
     */
    double improve(double[] weights, double scale, int[] rounded) {
        double[] gradient = gradient(weights, scale, rounded);
        for (int round = 0; round < ROUNDS; round++) {
            boolean changed = false;
            for (int i = 0; i < depth; i++) {
                changed |= step(i, scale, rounded, gradient);
            }
            if (!changed) {
                break;
            }
        }
        return refit(weights, scale, rounded);
    }

    /** {@code H (q s - w)}. */
    private double[] gradient(double[] weights, double scale, int[] rounded) {
        double[] gradient = new double[depth];
        for (int i = 0; i < depth; i++) {
            addColumn(gradient, i, rounded[i] * scale - weights[i]);
        }
        return gradient;
    }

    private void addColumn(double[] to, int column, double factor) {
        int row = column * depth;
        for (int k = 0; k < depth; k++) {
            to[k] += factor * h[row + k];
        }
    }

    private boolean step(int i, double scale, int[] rounded, double[] gradient) {
        int direction = gradient[i] > 0 ? -1 : 1;
        double delta = direction * scale;
        int next = rounded[i] + direction;
        boolean lessens = 2 * delta * gradient[i] + delta * delta * h[i * depth + i] < 0;
        if (!lessens || grid.round(next) != next) {
            return false;
        }
        rounded[i] = next;
        addColumn(gradient, i, delta);
        return true;
    }

    private double refit(double[] weights, double scale, int[] rounded) {
        double[] product = new double[depth];
        for (int i = 0; i < depth; i++) {
            if (rounded[i] != 0) {
                addColumn(product, i, rounded[i]);
            }
        }
        double with = 0;
        double self = 0;
        for (int i = 0; i < depth; i++) {
            with += weights[i] * product[i];
            self += rounded[i] * product[i];
        }
        return self > 0 && with > 0 ? with / self : scale;
    }
}
