package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reductions and softmax against arithmetic in double. */
class ReductionReferenceTest {
    private final Random random = new Random(5);

    private byte[] run(Kernel kernel, byte[] input, int outputs) {
        Buffer output = Buffer.allocate(ElementType.INT8, outputs);
        kernel.run(List.of(Buffer.of(input)), output);
        return output.bytes();
    }

    private byte[] bytes(int length, int spread) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(spread) - spread / 2);
        }
        return bytes;
    }

    /** The first of the two roundings errs by half a unit, at most four (mean) or two (sum) times the factor. */
    @Test
    void meanOfMiddleAxesIsNearest() {
        ReduceLoop loop = ReduceLoop.of(Shape.of(2, 5, 3, 4), Set.of(1, 2));
        assertEquals(List.of(new ReduceAxis(15, 4)), loop.reduced());
        for (int round = 0; round < 100; round++) {
            double scale = Math.exp(-1 + 2 * random.nextDouble());
            byte[] x = bytes(120, 256);
            byte[] mean = run(new QMean(loop, 7, scale, -11), x, 8);
            byte[] sum = run(new QSum(loop, 7, Requantization.ofReal(scale / 15, true), -11), x, 8);
            for (int o = 0; o < 8; o++) {
                double exact = 0;
                for (int i = 0; i < 15; i++) {
                    exact += x[o / 4 * 60 + i * 4 + o % 4] - 7;
                }
                double expected = Math.max(-128, Math.min(127, exact / 15 * scale - 11));
                assertEquals(expected, mean[o], 0.5 + 2 * scale / 15, "mean times " + scale);
                assertEquals(expected, sum[o], 0.5 + scale / 15, "sum times " + scale / 15);
            }
        }
    }

    @Test
    void extremesOfOuterAndInnerAxes() {
        ReduceLoop loop = ReduceLoop.of(Shape.of(3, 4, 5), Set.of(0, 2));
        byte[] x = bytes(60, 256);
        byte[] largest = run(new QReduceExtreme(loop, true), x, 4);
        byte[] smallest = run(new QReduceExtreme(loop, false), x, 4);
        for (int o = 0; o < 4; o++) {
            int high = -128;
            int low = 127;
            for (int i = 0; i < 60; i++) {
                if (i / 5 % 4 == o) {
                    high = Math.max(high, x[i]);
                    low = Math.min(low, x[i]);
                }
            }
            assertEquals(high, largest[o]);
            assertEquals(low, smallest[o]);
        }
    }

    @Test
    void tooManyElementsAreRefused() {
        Requantization requantization = Requantization.ofReal(1e-3, true);
        new QSum(vector((1 << 24) - 1), 0, requantization, 0);
        assertThrows(
                AccumulatorOverflowException.class,
                () -> new QSum(vector(1 << 24), 0, requantization, 0),
                "-128 * 2^24 is -2^31");
        assertThrows(AccumulatorOverflowException.class, () -> new QMean(vector(1 << 24), 0, 1, 0));
    }

    private static ReduceLoop vector(int length) {
        return new ReduceLoop(List.of(), List.of(new ReduceAxis(length, 1)));
    }

    /** 400,000 outputs over scales from 1e-4 to 10, but for ratios next to a tie. */
    @Test
    void softmaxIsTheOneOfDoubleButNextToTies() {
        for (int round = 0; round < 20_000; round++) {
            int depth = 1 + random.nextInt(40);
            float scale = (float) Math.pow(10, -4 + 5 * random.nextDouble());
            byte[] x = bytes(depth, 1 + random.nextInt(255));
            int largest = largest(x);
            byte[] actual = run(new QSoftmax(1, depth, 1, scale, 1), x, depth);
            double sum = 0;
            for (byte q : x) {
                sum += Math.exp((double) scale * (q - largest));
            }
            for (int i = 0; i < depth; i++) {
                double share = 256 * Math.exp((double) scale * (x[i] - largest)) / sum;
                assertEquals(Math.min(255, share), actual[i] + 128, 0.51, "scale " + scale);
            }
        }
    }

    private static int largest(byte[] x) {
        int largest = Byte.MIN_VALUE;
        for (byte q : x) {
            largest = Math.max(largest, q);
        }
        return largest;
    }

    @Test
    void softmaxOfManyElements() {
        int depth = QSoftmax.MAX_DEPTH;
        byte[] x = new byte[depth];
        x[77] = 127;
        byte[] y = run(new QSoftmax(1, depth, 1, 0.1f, 1), x, depth);
        double largest = Math.exp(12.7);
        // what is left of a small exponential in the sum is a rounded bit or two
        assertEquals(256 * largest / (largest + depth - 1) - 128, y[77], 1.5);
        assertEquals(-128, y[0]);
    }

    @Test
    void indexOfExtreme() {
        byte[] x = {3, 9, 1, 9, 1, 3};
        Buffer index = Buffer.allocate(ElementType.FLOAT32, 1);
        float[] expected = {1, 3, 2, 4};
        for (int kind = 0; kind < 4; kind++) {
            new QArgExtreme(1, 6, 1, kind > 1, kind % 2 == 1).run(List.of(Buffer.of(x)), index);
            assertEquals(expected[kind], index.floats()[0]);
        }
    }
}
