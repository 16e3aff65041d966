package dev.inlay.runtime;

/** Functions in double that the JDK does not have, and stable forms of some that need them. */
final class RealFunctions {
    private RealFunctions() {}

    static double erf(double x) {
        double size = Math.abs(x);
        double value = size < 2 ? erfSeries(size) : 1 - erfc(size);
        return Double.isNaN(x) ? x : Math.copySign(value, x);
    }

    static double erfc(double x) {
        if (x < 2) {
            return x < 0 ? 2 - erfc(-x) : 1 - erfSeries(x);
        }
        return StrictMath.exp(-x * x) * scaledComplement(x);
    }

    /** {@code exp(-x^2) * sum of 2^n x^(2n+1) / (2n+1)!!}, whose terms are all positive. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200 && term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** {@code erfc(x) * exp(x^2)} as a continued fraction. */
    private static double scaledComplement(double x) {
        double fraction = 0;
        for (int k = 200; k >= 1; k--) {
            fraction = k / 2.0 / (x + fraction);
        }
        return 1 / Math.sqrt(Math.PI) / (x + fraction);
    }

    static double gelu(double x) {
        if (x > -2) {
            return x * (x < 0 ? erfc(-x / Math.sqrt(2)) / 2 : 1 - erfc(x / Math.sqrt(2)) / 2);
        }
        // the square of x / sqrt(2) would lose bits that the exponential makes many
        double tail = StrictMath.exp(-x * x / 2) * scaledComplement(-x / Math.sqrt(2)) / 2;
        return tail == 0 ? -0.0 : x * tail;
    }

    static double geluTanh(double x) {
        double y = sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));
        return y == 0 ? -0.0 : x * y;
    }

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double mish(double x) {
        double e = StrictMath.exp(Math.min(x, 100));
        double y = e * (e + 2) / (e * (e + 2) + 2);
        return y == 0 ? -0.0 : x * y;
    }
}
