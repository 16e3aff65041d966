package dev.inlay.compiler.quantizer.solver;

/** Biases in closed form: with them the mean of each output is the one it shall have. */
final class BiasFit {
    private BiasFit() {}

    /** Writes {@code outputMean - mean . (scale * integers)} to the biases. */
    static void fit(RoundedWeights weights, Moments moments) {
        int depth = moments.depth();
        for (int m = 0; m < moments.outputs(); m++) {
            double sum = 0;
            for (int i = 0; i < depth; i++) {
                sum += moments.mean(i) * weights.integers()[m * depth + i];
            }
            weights.bias()[m] = (float) (moments.outputMean(m) - sum * weights.scales()[m]);
        }
    }
}
