package com.example.meter;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Measures the time of one call, once the virtual machine has compiled it. */
final class Stopwatch {
    private static final int WARM_UP = 3000;
    private static final int MEASURED = 1001;

    private Stopwatch() {}

    /** Median in microseconds of {@code call}, which is given numbers from 0 up to {@code inputs}, over and over. */
    static double median(int inputs, IntConsumer call) {
        for (int i = 0; i < WARM_UP; i++) {
            call.accept(i % inputs);
        }
        long[] nanoseconds = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            call.accept(i % inputs);
            nanoseconds[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanoseconds);
        return nanoseconds[MEASURED / 2] / 1e3;
    }
}
