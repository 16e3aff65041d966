package dev.inlay.compiler.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Area under the receiver operating characteristic: the share of pairs of a sample of the class and one of another in
 * which the former has the higher score, equal ones counted half (Mann-Whitney). Over several classes the mean of those
 * that occur among others. It keeps the outputs of all samples, but none of their inputs.
 */
final class AreaScore implements Score {
    private final List<float[]> outputs = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<Double> reconstruction = new ArrayList<>();

    @Override
    public void add(Outcome outcome) {
        labels.add(outcome.labelled());
        int size = outcome.output().length;
        if (size > 2 && size == outcome.input().length) {
            reconstruction.add(squareError(outcome.output(), outcome.input()));
        }
        outputs.add(outcome.output().clone());
    }

    private static double squareError(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return sum / a.length;
    }

    @Override
    public double value() {
        boolean binary = labels.stream().allMatch(label -> label <= 1);
        int classes = outputs.get(0).length;
        if (binary && !reconstruction.isEmpty()) {
            return area(reconstruction.stream().mapToDouble(score -> score).toArray(), 1);
        }
        if (classes == 1) {
            return area(column(0), 1);
        }
        double sum = 0;
        int measured = 0;
        for (int c = 0; c < classes; c++) {
            int own = c;
            long members = labels.stream().filter(label -> label == own).count();
            if (members > 0 && members < labels.size()) {
                sum += area(column(c), c);
                measured++;
            }
        }
        return sum / measured;
    }

    private double[] column(int index) {
        return outputs.stream().mapToDouble(output -> output[index]).toArray();
    }

    private double area(double[] scores, int positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        double wins = 0;
        long below = 0;
        long members = 0;
        for (int from = 0, to; from < order.length; from = to) {
            long ownHere = 0;
            for (to = from; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
                ownHere += labels.get(order[to]) == positive ? 1 : 0;
            }
            long othersHere = to - from - ownHere;
            wins += ownHere * (below + othersHere / 2.0);
            below += othersHere;
            members += ownHere;
        }
        return wins / ((double) members * below);
    }
}
