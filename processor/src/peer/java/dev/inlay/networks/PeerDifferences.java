package dev.inlay.networks;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;

/** Where two that run the same model give different numbers. */
final class PeerDifferences {
    private long elements;
    private long different;
    private double largest;
    private int samples;
    private int sameLargest;

    /** Takes the outputs of a sample, an array an output each. */
    void add(List<Object> first, List<Object> second) {
        samples++;
        for (int i = 0; i < first.size(); i++) {
            Object left = first.get(i);
            Object right = second.get(i);
            for (int k = 0; k < Array.getLength(left); k++) {
                double difference = Math.abs(Array.getDouble(left, k) - Array.getDouble(right, k));
                elements++;
                different += difference == 0 ? 0 : 1;
                largest = Math.max(largest, difference);
            }
        }
        sameLargest += indexOfLargest(first.get(0)) == indexOfLargest(second.get(0)) ? 1 : 0;
    }

    private static int indexOfLargest(Object array) {
        int index = 0;
        for (int k = 1; k < Array.getLength(array); k++) {
            if (Array.getDouble(array, k) > Array.getDouble(array, index)) {
                index = k;
            }
        }
        return index;
    }

    long different() {
        return different;
    }

    double largest() {
        return largest;
    }

    double share() {
        return (double) different / elements;
    }

    /** A row of the table. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.6g | %d of %d |\n",
                name,
                elements,
                different,
                largest,
                sameLargest,
                samples);
    }
}
