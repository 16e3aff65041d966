package dev.inlay.compiler.operator;

/**
 * A function of one real number {@code x}, with parameters {@code alpha} and {@code beta} where it has any. ABS, CEIL,
 * CLIP, FLOOR, NEG, RELU, ROUND, SIGN and SQUARE are defined on integers too, NOT on BOOL alone.
 */
public enum UnaryFunction {
    ABS,
    /** {@code alpha * x + beta}. */
    AFFINE,
    CEIL,
    /** {@code max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}. */
    CELU,
    /** {@code min(beta, max(alpha, x))}; infinite bounds are none. */
    CLIP,
    COS,
    /** {@code x} where positive, else {@code alpha * (exp(x) - 1)}. */
    ELU,
    ERF,
    EXP,
    FLOOR,
    /** {@code x / 2 * (1 + erf(x / sqrt(2)))}. */
    GELU,
    /** The approximation {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}. */
    GELU_TANH,
    /** {@code max(0, min(1, alpha * x + beta))}. */
    HARD_SIGMOID,
    /** {@code x * max(0, min(1, x / 6 + 1 / 2))}. */
    HARD_SWISH,
    /** {@code x} where positive, else {@code alpha * x}. */
    LEAKY_RELU,
    LOG,
    /** {@code x * tanh(log(1 + exp(x)))}. */
    MISH,
    NEG,
    NOT,
    RECIPROCAL,
    RELU,
    /** Half to even. */
    ROUND,
    RSQRT,
    /** {@code alpha * tanh(beta * x)}. */
    SCALED_TANH,
    /** {@code beta * x} where positive, else {@code beta * alpha * (exp(x) - 1)}. */
    SELU,
    SIGMOID,
    SIGN,
    SIN,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    SQRT,
    SQUARE,
    /** {@code x * sigmoid(alpha * x)}; alpha is 1 for the usual SiLU. */
    SWISH,
    TANH,
    /** {@code x} where above {@code alpha}, else 0. */
    THRESHOLDED_RELU
}
