package dev.inlay.networks;

import dev.inlay.runtime.Lanes;
import java.util.Arrays;

/** Times the main loop of networks on float lanes; a program of its own, so that virtual machines can be compared. */
final class LaneLoop {
    private static final int LENGTH = 1024;
    private static final int SUMS = 16;
    private static final int WARM_UP = 3_000;
    private static final int BATCHES = 60;
    private static final int BATCH = 100;

    private LaneLoop() {}

    /** Prints the nanoseconds of the fastest batch. */
    public static void main(String[] arguments) {
        float[][] planes = new float[SUMS + 4][LENGTH];
        for (int i = 0; i < planes.length; i++) {
            Arrays.fill(planes[i], i);
        }
        byte[] weights = new byte[4 * SUMS];
        Arrays.fill(weights, (byte) 1);
        run(planes, weights, WARM_UP);
        long fastest = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            run(planes, weights, BATCH);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        System.out.println(fastest);
    }

    private static void run(float[][] planes, byte[] weights, int times) {
        for (int i = 0; i < times; i++) {
            Lanes.multiplyAdd(
                    planes,
                    0,
                    SUMS,
                    planes[SUMS],
                    planes[SUMS + 1],
                    planes[SUMS + 2],
                    planes[SUMS + 3],
                    weights,
                    0,
                    LENGTH);
        }
    }
}
