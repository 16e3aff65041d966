package dev.inlay.compiler.quantizer.solver;

/**
 * Rounds the weights of a layer so that its outputs, not its weights, change least.
 *
 * <p>With {@code H} the covariance of what the weights meet in the <em>quantized</em> network and {@code C} its
 * covariance with the outputs of the <em>float</em> network: the weights move to the ridge regression {@code W + (C - W
 * H)(H + lambda I)^-1}, which makes good what quantization did before this layer; then for each output and each of 27
 * scales they are rounded one after the other, the scale with the least {@code (q s - w)^T H (q s - w)} is kept,
 * coordinate descent betters it, and the bias restores the mean. No gradients, no randomness.
 */
public final class SecondOrderSolver {
    /** Lambda of the regression and damping of H, as a share of the mean of H's diagonal. */
    private static final double DAMPING = 0.01;

    private final Moments moments;
    private final int depth;
    private final double[] covariance;
    private final double[] damped;
    private final Cholesky regression;
    private final SequentialRounder rounder;

    /** Factors what all numbers of bits share; {@code moments} must have seen a row. */
    public SecondOrderSolver(Moments moments) {
        this.moments = moments;
        this.depth = moments.depth();
        this.covariance = moments.covariance();
        this.damped = damped(covariance, depth);
        this.regression = new Cholesky(damped, depth);
        this.rounder = new SequentialRounder(damped, depth);
    }

    private static double[] damped(double[] h, int depth) {
        double trace = 0;
        for (int i = 0; i < depth; i++) {
            trace += h[i * depth + i];
        }
        // an input that never changes says nothing; all weights count the same then
        double lambda = trace > 0 ? DAMPING * trace / depth : 1;
        double[] damped = h.clone();
        for (int i = 0; i < depth; i++) {
            damped[i * depth + i] += lambda;
        }
        return damped;
    }

    /**
     * The rounded weights.
     *
     * @param weights {@code [outputs][depth]}
     * @param bits 2 to 8
     */
    public RoundedWeights solve(float[] weights, int bits) {
        BitGrid grid = new BitGrid(bits);
        CoordinateDescent descent = new CoordinateDescent(damped, depth, grid);
        int outputs = moments.outputs();
        RoundedWeights solved = new RoundedWeights(new byte[weights.length], new float[outputs], new float[outputs]);
        for (int m = 0; m < outputs; m++) {
            double[] target = target(weights, m);
            int[] best = new int[depth];
            double scale = bestScale(target, grid, best);
            solved.scales()[m] = (float) descent.improve(target, scale, best);
            for (int i = 0; i < depth; i++) {
                solved.integers()[m * depth + i] = (byte) best[i];
            }
        }
        BiasFit.fit(solved, moments);
        return solved;
    }

    /** {@code w + (c - w H)(H + lambda I)^-1} of one output. */
    private double[] target(float[] weights, int m) {
        double[] shift = moments.crossCovariance(m);
        for (int i = 0; i < depth; i++) {
            double weight = weights[m * depth + i];
            for (int k = 0; k < depth; k++) {
                shift[k] -= weight * covariance[i * depth + k];
            }
        }
        regression.solve(shift);
        for (int i = 0; i < depth; i++) {
            shift[i] += weights[m * depth + i];
        }
        return shift;
    }

    private double bestScale(double[] target, BitGrid grid, int[] best) {
        double whole = grid.wholeScale(target, 0, depth);
        double least = Double.POSITIVE_INFINITY;
        double bestScale = whole;
        int[] rounded = new int[depth];
        for (double ratio : ScaleRatios.all()) {
            double scale = whole * ratio;
            double error = rounder.round(target, scale, grid, rounded);
            if (error < least) {
                least = error;
                bestScale = scale;
                System.arraycopy(rounded, 0, best, 0, depth);
            }
        }
        return bestScale;
    }
}
