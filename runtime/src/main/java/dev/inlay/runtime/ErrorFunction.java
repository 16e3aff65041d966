package dev.inlay.runtime;

/** Approximations of the error function, Cephes single precision. */
final class ErrorFunction {
    private ErrorFunction() {}

    /** erf for |x| below 1: x times a polynomial in x squared. */
    static float small(float x) {
        float z = x * x;
        float p = 7.853861353153693e-5f;
        p = p * z - 8.010193625184903e-4f;
        p = p * z + 5.188327685732524e-3f;
        p = p * z - 2.685381193529856e-2f;
        p = p * z + 1.128358514861418e-1f;
        p = p * z - 3.761262582423300e-1f;
        p = p * z + 1.128379165726710f;
        return x * p;
    }

    /** 1 - erf for x of at least 1: {@code exp(-x * x) / x} times a polynomial in {@code 1 / (x * x)}. */
    static float complement(float x) {
        float q = 1f / x;
        float y = q * q;
        return FloatMath.exp(-x * x) * q * (x < 2f ? upToTwo(y) : aboveTwo(y));
    }

    private static float upToTwo(float y) {
        float p = 2.326819970068386e-2f;
        p = p * y - 1.387039388740657e-1f;
        p = p * y + 3.687424674597105e-1f;
        p = p * y - 5.824733027278666e-1f;
        p = p * y + 6.210004621745983e-1f;
        p = p * y - 4.944515323274145e-1f;
        p = p * y + 3.404879937665872e-1f;
        p = p * y - 2.741127028184656e-1f;
        return p * y + 5.638259427386472e-1f;
    }

    private static float aboveTwo(float y) {
        float p = -1.047766399936249e+1f;
        p = p * y + 1.297719955372516e+1f;
        p = p * y - 7.495518717768503e+0f;
        p = p * y + 2.921019019210786e+0f;
        p = p * y - 1.015265279202700e+0f;
        p = p * y + 4.218463358204948e-1f;
        p = p * y - 2.820767439740514e-1f;
        return p * y + 5.641895067754075e-1f;
    }
}
