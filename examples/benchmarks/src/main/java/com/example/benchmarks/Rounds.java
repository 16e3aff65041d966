package com.example.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Times contenders in turns: a few inferences of each a round, so that whatever else the machine does meets them all, and
 * the median of many rounds. It is the time that their thread had a processor, as all of them use one thread alone.
 */
final class Rounds {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COMPARED = 3;

    private final List<Contender> contenders;
    private final byte[][] inputs;
    private final byte[][] expected;
    private final int outputLength;

    Rounds(List<Contender> contenders, int inputLength, int outputLength) {
        this.contenders = contenders;
        this.outputLength = outputLength;
        Random random = new Random(1);
        inputs = new byte[COMPARED][inputLength];
        expected = new byte[COMPARED][outputLength];
        for (int k = 0; k < COMPARED; k++) {
            random.nextBytes(inputs[k]);
            contenders.get(0).run(inputs[k], expected[k]);
        }
    }

    /** Elements of all outputs in which a contender differs from the first one. */
    int differences(Contender contender) {
        int differences = 0;
        byte[] actual = new byte[outputLength];
        for (int k = 0; k < inputs.length; k++) {
            contender.run(inputs[k], actual);
            for (int i = 0; i < outputLength; i++) {
                differences += expected[k][i] == actual[i] ? 0 : 1;
            }
        }
        return differences;
    }

    int compared() {
        return inputs.length * outputLength;
    }

    /**
     * Median nanoseconds of processor time that an inference takes, a number a contender.
     *
     * @param rounds how often each has its turn
     * @param nanos of a contender's turn in a round, about
     * @param warmUp nanoseconds that each runs before
     */
    double[] medians(int rounds, long nanos, long warmUp) {
        int[] turns = new int[contenders.size()];
        double[][] times = new double[contenders.size()][rounds];
        for (int c = 0; c < turns.length; c++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long last = start;
            long shortest = Long.MAX_VALUE;
            do {
                turn(contenders.get(c), 1);
                long now = THREADS.getCurrentThreadCpuTime();
                shortest = Math.min(shortest, Math.max(1, now - last));
                last = now;
            } while (last < start + warmUp);
            turns[c] = (int) Math.max(1, nanos / shortest);
        }
        for (int round = 0; round < rounds; round++) {
            for (int c = 0; c < turns.length; c++) {
                long start = THREADS.getCurrentThreadCpuTime();
                turn(contenders.get(c), turns[c]);
                times[c][round] = (double) (THREADS.getCurrentThreadCpuTime() - start) / turns[c];
            }
        }
        return Arrays.stream(times).mapToDouble(Rounds::median).toArray();
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private byte turn(Contender contender, int runs) {
        byte[] out = new byte[outputLength];
        byte sum = 0;
        for (int i = 0; i < runs; i++) {
            contender.run(inputs[i % inputs.length], out);
            sum += out[0];
        }
        return sum;
    }

    /** Bytes that an inference allocates on the heap of Java. */
    long allocated(Contender contender) {
        int runs = 2;
        byte[] out = new byte[outputLength];
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < runs; i++) {
            contender.run(inputs[0], out);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / runs;
    }
}
