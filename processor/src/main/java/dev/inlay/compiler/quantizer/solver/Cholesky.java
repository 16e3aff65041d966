package dev.inlay.compiler.quantizer.solver;

/** Factors of symmetric positive definite matrices, row-major. */
final class Cholesky {
    /** Keeps a pivot that rounding has eaten away from 0, relative to its diagonal element. */
    private static final double SMALLEST_PIVOT = 1e-10;

    private final int size;
    private final double[] lower;

    /** Factors {@code a = L * L^T}. */
    Cholesky(double[] a, int size) {
        this.size = size;
        this.lower = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i * size + j] - dot(i * size, j * size, j);
                lower[i * size + j] = i == j
                        ? Math.sqrt(Math.max(rest, SMALLEST_PIVOT * a[i * size + i]))
                        : rest / lower[j * size + j];
            }
        }
    }

    /** Four sums side by side, so that additions overlap. */
    private double dot(int a, int b, int count) {
        double[] x = lower;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            sum0 += x[a + k] * x[b + k];
            sum1 += x[a + k + 1] * x[b + k + 1];
            sum2 += x[a + k + 2] * x[b + k + 2];
            sum3 += x[a + k + 3] * x[b + k + 3];
        }
        for (; k < count; k++) {
            sum0 += x[a + k] * x[b + k];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Solves {@code a * x = b} in place of {@code b}. */
    void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            double rest = b[i];
            for (int k = 0; k < i; k++) {
                rest -= lower[i * size + k] * b[k];
            }
            b[i] = rest / lower[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            b[i] /= lower[i * size + i];
            for (int k = 0; k < i; k++) {
                b[k] -= lower[i * size + k] * b[i];
            }
        }
    }

    /** The inverse of L, lower triangular. */
    double[] inverseFactor() {
        double[] inverse = new double[size * size];
        for (int i = 0; i < size; i++) {
            int row = i * size;
            for (int k = 0; k < i; k++) {
                double factor = lower[row + k];
                for (int j = 0; j <= k; j++) {
                    inverse[row + j] -= factor * inverse[k * size + j];
                }
            }
            double pivot = 1 / lower[row + i];
            for (int j = 0; j < i; j++) {
                inverse[row + j] *= pivot;
            }
            inverse[row + i] = pivot;
        }
        return inverse;
    }
}
