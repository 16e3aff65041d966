package dev.inlay.compiler.quantizer.solver;

/** Rounds each weight to the nearest integer of the scale with the least square error of the weights. */
public final class NearestRounder {
    private NearestRounder() {}

    /**
     * @param weights {@code [outputs][depth]}
     * @param bias one an output
     * @param bits 2 to 8
     */
    public static RoundedWeights round(float[] weights, float[] bias, int bits) {
        int outputs = bias.length;
        int depth = weights.length / Math.max(1, outputs);
        BitGrid grid = new BitGrid(bits);
        double[] exact = new double[weights.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = weights[i];
        }
        byte[] integers = new byte[weights.length];
        float[] scales = new float[outputs];
        for (int m = 0; m < outputs; m++) {
            double whole = grid.wholeScale(exact, m * depth, depth);
            double best = Double.POSITIVE_INFINITY;
            for (double ratio : ScaleRatios.all()) {
                double error = error(exact, m * depth, depth, (float) (whole * ratio), grid);
                if (error < best) {
                    best = error;
                    scales[m] = (float) (whole * ratio);
                }
            }
            for (int i = m * depth; i < (m + 1) * depth; i++) {
                integers[i] = (byte) grid.round(exact[i] / scales[m]);
            }
        }
        return new RoundedWeights(integers, scales, bias.clone());
    }

    /** As above, each bias such that the mean of the output is what it shall be. */
    public static RoundedWeights round(float[] weights, Moments moments, int bits) {
        RoundedWeights rounded = round(weights, new float[moments.outputs()], bits);
        BiasFit.fit(rounded, moments);
        return rounded;
    }

    private static double error(double[] weights, int from, int count, double scale, BitGrid grid) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double error = weights[i] - grid.round(weights[i] / scale) * scale;
            sum += error * error;
        }
        return sum;
    }
}
