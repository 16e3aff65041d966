package dev.inlay.compiler.tensor;

/**
 * How far the outputs of a network are from those it should have: Kullback-Leibler divergence in nats where they are
 * probabilities, else the square error over the square of the exact outputs.
 */
public final class Divergence {
    /** Half an int8 step of probabilities stands in for a probability of 0. */
    private static final double LEAST_PROBABILITY = 1 / 512.0;

    private static final double SUM_TOLERANCE = 1e-3;

    private Divergence() {}

    /** @param exact what {@code rounded} should be, element for element */
    public static double of(float[] exact, float[] rounded) {
        double total = 0;
        boolean probabilities = exact.length > 1;
        for (float p : exact) {
            total += p;
            probabilities &= p >= 0;
        }
        return probabilities && Math.abs(total - 1) < SUM_TOLERANCE
                ? kullbackLeibler(exact, rounded)
                : relativeSquareError(exact, rounded);
    }

    private static double kullbackLeibler(float[] exact, float[] rounded) {
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            if (exact[i] > 0) {
                sum += exact[i]
                        * Math.log(Math.max(exact[i], LEAST_PROBABILITY) / Math.max(rounded[i], LEAST_PROBABILITY));
            }
        }
        return sum;
    }

    private static double relativeSquareError(float[] exact, float[] rounded) {
        double error = 0;
        double power = Double.MIN_NORMAL;
        for (int i = 0; i < exact.length; i++) {
            error += ((double) exact[i] - rounded[i]) * ((double) exact[i] - rounded[i]);
            power += (double) exact[i] * exact[i];
        }
        return error / power;
    }
}
