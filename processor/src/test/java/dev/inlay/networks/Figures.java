package dev.inlay.networks;

/** What outputs of a network are judged by. */
final class Figures {
    private Figures() {}

    static int argMax(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    /** Share of rows, in percent, whose largest element is that of the label. */
    static double top1(float[][] outputs, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += argMax(outputs[i]) == labels[i] ? 1 : 0;
        }
        return 100.0 * right / labels.length;
    }

    /** Share of rows, in percent, whose largest elements stand at the same place. */
    static double agreement(float[][] a, float[][] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += argMax(a[i]) == argMax(b[i]) ? 1 : 0;
        }
        return 100.0 * same / a.length;
    }

    static double meanSquareError(float[][] a, float[][] b) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                double difference = (double) a[i][j] - b[i][j];
                sum += difference * difference;
                count++;
            }
        }
        return sum / count;
    }

    /** Largest difference of two elements. */
    static double largestDifference(float[][] a, float[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                largest = Math.max(largest, Math.abs((double) a[i][j] - b[i][j]));
            }
        }
        return largest;
    }

    /** Largest size of an element. */
    static double largest(float[][] a) {
        double largest = 0;
        for (float[] row : a) {
            for (float element : row) {
                largest = Math.max(largest, Math.abs(element));
            }
        }
        return largest;
    }

    /**
     * Mean Kullback-Leibler divergence of rows of probabilities, in nats. A probability of 0 counts as half of the int8
     * step of 1/256.
     */
    static double divergence(float[][] exact, float[][] rounded) {
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            for (int j = 0; j < exact[i].length; j++) {
                if (exact[i][j] > 0) {
                    sum += exact[i][j] * Math.log(exact[i][j] / Math.max(rounded[i][j], 1 / 512.0));
                }
            }
        }
        return sum / exact.length;
    }
}
