package com.example.meter;

import java.util.ArrayList;
import java.util.List;

/** What one network made of all samples. */
final class Readings {
    /** Wheels of a meter: so many digits in a row must be right for the reading to be right. */
    static final int WHEELS = 5;

    private final Samples samples;
    private final int[] digits;

    private Readings(Samples samples, int[] digits) {
        this.samples = samples;
        this.digits = digits;
    }

    static Readings byFloats(FloatMeterReader network, Samples samples) {
        int[] digits = new int[samples.count()];
        float[] scores = new float[Digit.values().length];
        for (int i = 0; i < digits.length; i++) {
            network.scores(samples.values(i), scores);
            digits[i] = largest(scores);
        }
        return new Readings(samples, digits);
    }

    static Readings byIntegers(MeterReader network, Samples samples) {
        int[] digits = new int[samples.count()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = network.read(samples.values(i)).ordinal();
        }
        return new Readings(samples, digits);
    }

    int digit(int sample) {
        return digits[sample];
    }

    int right() {
        return samples.count() - wrong().size();
    }

    List<Integer> wrong() {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < digits.length; i++) {
            if (digits[i] != samples.label(i)) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    /** Readings of {@link #WHEELS} digits in a row in which every digit is right. */
    int rightMeters() {
        long spoiled = wrong().stream().map(i -> i / WHEELS).distinct().count();
        return samples.count() / WHEELS - (int) spoiled;
    }

    int agreement(Readings other) {
        int same = 0;
        for (int i = 0; i < digits.length; i++) {
            if (digits[i] == other.digits[i]) {
                same++;
            }
        }
        return same;
    }

    private static int largest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
