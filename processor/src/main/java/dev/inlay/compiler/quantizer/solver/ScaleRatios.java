package dev.inlay.compiler.quantizer.solver;

/** Scales that are tried, as shares of the one that just holds the largest weight: 27 from 1.05 down to 0.40. */
final class ScaleRatios {
    private static final int COUNT = 27;
    private static final double FIRST = 1.05;
    private static final double STEP = 0.025;

    private ScaleRatios() {}

    static double[] all() {
        double[] ratios = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            ratios[i] = FIRST - i * STEP;
        }
        return ratios;
    }
}
