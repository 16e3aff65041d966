package dev.inlay.compiler.budget;

/**
 * What a network made of one sample.
 *
 * @param output of the network that is judged
 * @param exact output of the float network
 * @param input the first input
 * @param label empty where the metric needs none
 */
record Outcome(float[] output, float[] exact, float[] input, float[] label) {
    /** The class that the label names. */
    int labelled() {
        return Math.round(label[0]);
    }
}
