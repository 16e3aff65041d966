package dev.inlay.compiler.operator;

/**
 * A unary function on real numbers, computed in double and rounded once. {@link StrictMath} gives the same digits on
 * every machine, so what calibration finds does not depend on where it ran.
 */
interface RealUnary {
    double apply(double x);

    static RealUnary of(UnaryFunction function, double alpha, double beta) {
        return switch (function) {
            case ABS -> Math::abs;
            case AFFINE -> x -> alpha * x + beta;
            case CEIL -> Math::ceil;
            case CELU -> x -> Math.max(0, x) + Math.min(0, alpha * StrictMath.expm1(x / alpha));
            case CLIP -> x -> Math.min(beta, Math.max(alpha, x));
            case COS -> StrictMath::cos;
            case ELU -> x -> x > 0 ? x : alpha * StrictMath.expm1(x);
            case ERF -> RealUnary::erf;
            case EXP -> StrictMath::exp;
            case FLOOR -> Math::floor;
            case GELU -> x -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case GELU_TANH -> RealUnary::geluTanh;
            case HARD_SIGMOID -> x -> Math.max(0, Math.min(1, alpha * x + beta));
            case HARD_SWISH -> x -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
            case LEAKY_RELU -> x -> x < 0 ? alpha * x : x;
            case LOG -> StrictMath::log;
            case MISH -> x -> x * StrictMath.tanh(softplus(x));
            case NEG -> x -> -x;
            case NOT -> throw new IllegalArgumentException("NOT on real numbers");
            case RECIPROCAL -> x -> 1 / x;
            case RELU -> x -> Math.max(0, x);
            case ROUND -> Math::rint;
            case RSQRT -> x -> 1 / Math.sqrt(x);
            case SCALED_TANH -> x -> alpha * StrictMath.tanh(beta * x);
            case SELU -> x -> beta * (x > 0 ? x : alpha * StrictMath.expm1(x));
            case SIGMOID -> RealUnary::sigmoid;
            case SIGN -> Math::signum;
            case SIN -> StrictMath::sin;
            case SOFTPLUS -> RealUnary::softplus;
            case SOFTSIGN -> x -> x / (1 + Math.abs(x));
            case SQRT -> Math::sqrt;
            case SQUARE -> x -> x * x;
            case SWISH -> x -> x * sigmoid(alpha * x);
            case TANH -> StrictMath::tanh;
            case THRESHOLDED_RELU -> x -> x > alpha ? x : 0;
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static double geluTanh(double x) {
        return 0.5 * x * (1 + StrictMath.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /**
     * The error function by its series {@code 2 / sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1))}
     * (Abramowitz and Stegun 7.1.6), whose terms have one sign.
     */
    private static double erf(double x) {
        if (!(Math.abs(x) < 6)) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }
}
