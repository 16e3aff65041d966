package dev.inlay.compiler.quantizer.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A layer of random weights over inputs that depend on each other, as activations do. */
class SecondOrderSolverTest {
    private static final int DEPTH = 24;
    private static final int OUTPUTS = 5;
    private static final int ROWS = 800;

    private final Random random = new Random(7);
    private final float[][] rows = rows();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void losesLessThanNearestRoundingAndStaysOnTheGrid(int bits) {
        float[] weights = gaussian(OUTPUTS * DEPTH);
        float[] bias = gaussian(OUTPUTS);
        Moments moments = moments(weights, bias);
        RoundedWeights solved = new SecondOrderSolver(moments).solve(weights, bits);
        RoundedWeights nearest = NearestRounder.round(weights, moments, bits);
        double ofSolved = error(weights, bias, solved);
        double ofNearest = error(weights, bias, nearest);
        assertTrue(ofSolved < 0.8 * ofNearest, () -> ofSolved + " against " + ofNearest);
        for (byte integer : solved.integers()) {
            assertTrue(integer >= -(1 << bits - 1) && integer < 1 << bits - 1, () -> "weight " + integer);
        }
    }

    @Test
    void biasesRestoreTheMeansOfTheOutputs() {
        float[] weights = gaussian(OUTPUTS * DEPTH);
        float[] bias = gaussian(OUTPUTS);
        RoundedWeights solved = new SecondOrderSolver(moments(weights, bias)).solve(weights, 3);
        for (int m = 0; m < OUTPUTS; m++) {
            double shift = 0;
            for (float[] row : rows) {
                shift += output(solved, row, m) - output(weights, bias, row, m);
            }
            assertEquals(0, shift / ROWS, 1e-4);
        }
    }

    /** Weights made for one input are of use for another that is a multiple of it. */
    @Test
    void makesGoodWhatHappenedToItsInput() {
        float[] weights = gaussian(OUTPUTS * DEPTH);
        float[] bias = new float[OUTPUTS];
        Moments moments = new Moments(DEPTH, OUTPUTS);
        for (float[] row : rows) {
            float[] halved = new float[DEPTH];
            for (int i = 0; i < DEPTH; i++) {
                halved[i] = row[i] / 2;
            }
            moments.add(halved, outputs(weights, bias, row));
        }
        RoundedWeights solved = new SecondOrderSolver(moments).solve(weights, 8);
        double error = 0;
        double power = 0;
        for (int i = 0; i < weights.length; i++) {
            double real = solved.integers()[i] * (double) solved.scales()[i / DEPTH];
            error += (real - 2 * weights[i]) * (real - 2 * weights[i]);
            power += 4 * weights[i] * weights[i];
        }
        assertTrue(error < 0.1 * power, error / power + " of the weights' power");
    }

    @Test
    void anInputThatNeverChangesAndWeightsOfZeroAreNoTrouble() {
        Moments moments = new Moments(3, 1);
        for (int i = 0; i < 10; i++) {
            moments.add(new float[] {1, 1, 1}, new float[] {5});
        }
        RoundedWeights solved = new SecondOrderSolver(moments).solve(new float[3], 4);
        assertArrayEquals(new byte[3], solved.integers());
        assertEquals(5, solved.bias()[0]);
        assertTrue(solved.scales()[0] > 0);
    }

    private Moments moments(float[] weights, float[] bias) {
        Moments moments = new Moments(DEPTH, OUTPUTS);
        for (float[] row : rows) {
            moments.add(row, outputs(weights, bias, row));
        }
        return moments;
    }

    private double error(float[] weights, float[] bias, RoundedWeights rounded) {
        double sum = 0;
        for (float[] row : rows) {
            for (int m = 0; m < OUTPUTS; m++) {
                double error = output(rounded, row, m) - output(weights, bias, row, m);
                sum += error * error;
            }
        }
        return sum;
    }

    private static float[] outputs(float[] weights, float[] bias, float[] row) {
        float[] y = new float[OUTPUTS];
        for (int m = 0; m < OUTPUTS; m++) {
            y[m] = (float) output(weights, bias, row, m);
        }
        return y;
    }

    private static double output(float[] weights, float[] bias, float[] row, int m) {
        double sum = bias[m];
        for (int i = 0; i < DEPTH; i++) {
            sum += weights[m * DEPTH + i] * (double) row[i];
        }
        return sum;
    }

    private static double output(RoundedWeights weights, float[] row, int m) {
        double sum = weights.bias()[m];
        for (int i = 0; i < DEPTH; i++) {
            sum += weights.integers()[m * DEPTH + i] * (double) weights.scales()[m] * row[i];
        }
        return sum;
    }

    /** Neighbours share most of their value, and the mean is not 0. */
    private float[][] rows() {
        float[][] drawn = new float[ROWS][DEPTH];
        for (float[] row : drawn) {
            float common = (float) random.nextGaussian() + 1;
            for (int i = 0; i < DEPTH; i++) {
                common = 0.7f * common + 0.5f * (float) random.nextGaussian();
                row[i] = Math.max(0, common);
            }
        }
        return drawn;
    }

    private float[] gaussian(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
