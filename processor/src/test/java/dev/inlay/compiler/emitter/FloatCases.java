package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Random float kernels with random data; the same ones in every run. */
final class FloatCases {
    /** Cases of each kernel. */
    private static final int COUNT = 220;

    private static final float[] SPECIAL = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        -0.0f,
        0.0f,
        Float.MIN_VALUE,
        -Float.MAX_VALUE,
        1e-30f,
        1e30f,
        0.5f,
        -1.5f,
        16777216f
    };

    private final Random random;
    private final RandomGeometry geometry;

    FloatCases(long seed) {
        this.random = new Random(seed);
        this.geometry = new RandomGeometry(new RandomNumbers(seed));
    }

    /** Checks as many cases as there shall be of each kernel. */
    static void check(long seed, Function<FloatCases, KernelCase> generator) {
        check(seed, COUNT, generator);
    }

    static void check(long seed, int count, Function<FloatCases, KernelCase> generator) {
        FloatCases cases = new FloatCases(seed);
        List<KernelCase> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(generator.apply(cases));
        }
        KernelHarness.check(all);
    }

    Random random() {
        return random;
    }

    /** An integer from {@code min} to {@code max}, both included. */
    int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    float number() {
        return (float) random.nextGaussian() * 2;
    }

    float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    /** Numbers with NaN, infinities, zeros of both signs and very large and small ones among them. */
    float[] specials(int count) {
        float[] numbers = numbers(count);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                numbers[i] = SPECIAL[random.nextInt(SPECIAL.length)];
            }
        }
        return numbers;
    }

    /** Mostly plain numbers; in every fourth case special ones. */
    Buffer data(int count) {
        return Buffer.of(random.nextInt(4) == 0 ? specials(count) : numbers(count));
    }

    KernelCase toFloats(Kernel kernel, int outputLength, int... inputLengths) {
        Buffer[] inputs = new Buffer[inputLengths.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = data(inputLengths[i]);
        }
        return KernelCase.toFloats(kernel, outputLength, inputs);
    }

    /** A shape of a rank from 0 to 4. */
    Shape shape() {
        return geometry.shape(between(0, 4));
    }

    /** A shape that broadcasts to {@code shape}. */
    Shape broadcastable(Shape shape) {
        return geometry.broadcastable(shape);
    }

    /** A window over one to three dimensions, with any size, stride, dilation and padding. */
    Window window() {
        return geometry.window();
    }
}
