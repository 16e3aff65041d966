package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.tensor.Quantization;
import java.util.Random;

/** Data and quantization parameters for kernels under test, with the extreme ones more often than chance has them. */
final class RandomNumbers {
    private final Random random;

    RandomNumbers(long seed) {
        this.random = new Random(seed);
    }

    /** A number in [from, to]. */
    int in(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** True once in {@code n} times. */
    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        int kind = in(0, 5);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (kind == 0 ? (oneIn(2) ? -128 : 127) : kind == 1 ? in(-3, 3) : in(-128, 127));
        }
        return bytes;
    }

    Buffer buffer(int length) {
        return Buffer.of(bytes(length));
    }

    /** Integers of a type, the extreme ones more often. */
    Buffer integers(ElementType type, int length) {
        if (type == ElementType.INT8) {
            return buffer(length);
        }
        short[] shorts = new short[length];
        int kind = in(0, 5);
        for (int i = 0; i < length; i++) {
            shorts[i] = (short) (kind == 0 ? (oneIn(2) ? -32768 : 32767) : kind == 1 ? in(-3, 3) : in(-32768, 32767));
        }
        return Buffer.of(shorts);
    }

    float[] floats(int length, double spread) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) (random.nextGaussian() * spread);
        }
        return floats;
    }

    /** Weights of int8; now and then none but zeros, or 9 bits wide as of a uint8 model. */
    short[] weights(int length) {
        short[] weights = new short[length];
        if (oneIn(8)) {
            return weights;
        }
        byte[] bytes = bytes(length);
        int zeroPoint = oneIn(8) ? -zeroPoint() : 0;
        for (int i = 0; i < length; i++) {
            weights[i] = (short) Math.max(-255, Math.min(255, bytes[i] + zeroPoint));
        }
        return weights;
    }

    int zeroPoint() {
        int kind = in(0, 3);
        return kind == 0 ? 0 : kind == 1 ? -128 : kind == 2 ? 127 : in(-128, 127);
    }

    int[] bias(int length) {
        int kind = in(0, 3);
        int[] bias = new int[length];
        for (int i = 0; i < length; i++) {
            bias[i] = kind == 0 ? 0 : kind == 1 ? in(-2000, 2000) : random.nextInt() >> (kind == 2 ? 13 : 1);
        }
        return bias;
    }

    /** Both ends of a clamp: all of int8, a ReLU of zero point {@code zeroPoint}, or anything. */
    int[] clamp(int zeroPoint) {
        int a = in(-128, 127);
        int b = in(-128, 127);
        return switch (in(0, 3)) {
            case 0, 1 -> new int[] {-128, 127};
            case 2 -> new int[] {zeroPoint, 127};
            default -> new int[] {Math.min(a, b), Math.max(a, b)};
        };
    }

    /** A factor for accumulators: usual, a power of two, a simple fraction, above one, tiny, or zero. */
    double factor() {
        return switch (in(0, 11)) {
            case 0 -> Math.scalb(1.0, -in(0, 20));
            case 1 -> 1e-10;
            case 2 -> 1.0 / in(1, 200);
            case 3 -> in(1, 40) / 7.0;
            case 4 -> 0;
            case 5 -> Math.scalb(random.nextDouble(), in(0, 12));
            default -> Math.exp(-9 + 8 * random.nextDouble());
        };
    }

    /** @param magnitude of a typical accumulator */
    Requantization requantization(int channels, boolean doubleRounding, double magnitude) {
        double[] factors = new double[oneIn(2) ? channels : 1];
        int kind = in(0, 2);
        double common = factor();
        for (int i = 0; i < factors.length; i++) {
            double nearOne = Math.exp(random.nextGaussian() / 2);
            factors[i] = kind == 0
                    ? factor()
                    : nearOne * (kind == 1 ? common : (20 + 200 * random.nextDouble()) / Math.max(1, magnitude));
        }
        return Requantization.ofReal(factors, doubleRounding);
    }

    float scale() {
        return (float) Math.exp(-6 + 6 * random.nextDouble());
    }

    Quantization quantization() {
        return Quantization.perTensor(scale(), zeroPoint());
    }
}
