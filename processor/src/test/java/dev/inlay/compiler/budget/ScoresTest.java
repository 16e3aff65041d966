package dev.inlay.compiler.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.Metric;
import dev.inlay.compiler.declaration.AccuracyLimits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final double EXACT = 1e-12;

    @Test
    void top1CountsTheFirstLargestOutput() {
        assertEquals(0.5, score(Metric.TOP1, new float[][] {{1, 3, 3}, {9, 0, 1}}, new float[] {1, 1}), EXACT);
    }

    @Test
    void agreementComparesWithTheFloatNetwork() {
        Score score = Metrics.score(Metric.AGREEMENT);
        score.add(new Outcome(new float[] {1, 2}, new float[] {5, 6}, new float[1], new float[0]));
        score.add(new Outcome(new float[] {3, 2}, new float[] {5, 6}, new float[1], new float[0]));
        score.add(new Outcome(new float[] {3, 4}, new float[] {5, 6}, new float[1], new float[0]));
        assertEquals(2 / 3.0, score.value(), EXACT);
    }

    @Test
    void errorsAreMeansOverAllOutputs() {
        Outcome outcome = new Outcome(new float[] {1, -3}, new float[2], new float[1], new float[] {0, 1});
        for (Metric metric : new Metric[] {Metric.MSE, Metric.MAE}) {
            Score score = Metrics.score(metric);
            score.add(outcome);
            assertEquals(metric == Metric.MSE ? 8.5 : 2.5, score.value(), EXACT);
        }
    }

    /** Against its definition, pair by pair, with many ties. */
    @Test
    void areaIsTheShareOfPairsInOrder() {
        Random random = new Random(11);
        for (int classes = 1; classes <= 4; classes++) {
            float[][] outputs = new float[60][classes];
            float[] labels = new float[outputs.length];
            for (int i = 0; i < outputs.length; i++) {
                labels[i] = random.nextInt(Math.max(2, classes));
                for (int c = 0; c < classes; c++) {
                    outputs[i][c] = random.nextInt(6) + (labels[i] == c ? 2 : 0);
                }
            }
            double expected = 0;
            for (int c = classes == 1 ? 1 : 0; c < Math.max(2, classes); c++) {
                expected += pairs(outputs, labels, c, classes == 1 ? 0 : c) / classes;
            }
            assertEquals(expected, score(Metric.AUC, outputs, labels), 1e-9);
        }
    }

    private static double pairs(float[][] outputs, float[] labels, int own, int column) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == own && labels[j] != own) {
                    pairs++;
                    won += outputs[i][column] > outputs[j][column]
                            ? 1
                            : outputs[i][column] == outputs[j][column] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void anAutoencoderIsScoredByWhatItFailsToReconstruct() {
        Score score = Metrics.score(Metric.AUC);
        float[] input = {1, 2, 3};
        score.add(new Outcome(new float[] {1, 2, 4}, input, input, new float[] {0}));
        score.add(new Outcome(new float[] {1, 0, 4}, input, input, new float[] {1}));
        score.add(new Outcome(new float[] {1, 2, 3}, input, input, new float[] {0}));
        assertEquals(1, score.value(), EXACT);
    }

    @Test
    void aDropIsInTheDirectionThatIsWorse() {
        AccuracyLimits share = new AccuracyLimits("d", Metric.TOP1, 0.9, Double.POSITIVE_INFINITY, 0.01, 0);
        assertTrue(new Accuracy(share, 0.92, 0.91, 100).isMet());
        assertTrue(!new Accuracy(share, 0.92, 0.90, 100).isMet());
        assertTrue(!new Accuracy(share, 0.89, 0.89, 100).isWithinReach());
        AccuracyLimits error = new AccuracyLimits("d", Metric.MSE, Double.NEGATIVE_INFINITY, 2, 0.5, 0);
        assertTrue(new Accuracy(error, 1, 0.1, 100).isMet());
        assertTrue(!new Accuracy(error, 1, 1.6, 100).isMet());
    }

    private static double score(Metric metric, float[][] outputs, float[] labels) {
        Score score = Metrics.score(metric);
        for (int i = 0; i < outputs.length; i++) {
            score.add(new Outcome(outputs[i], outputs[i], new float[1], new float[] {labels[i]}));
        }
        return score.value();
    }
}
