package dev.inlay.compiler.emitter;

import java.util.Arrays;

/**
 * The biases of a layer of wide sums: ints where all fit, else each as its low and its high half.
 *
 * @param halves whether they are halves
 */
record BiasTable(boolean halves) {
    /** Declares the variables {@code weights} and {@code bias}. */
    static BiasTable declare(CodeLines code, KernelNames names, short[] weights, long[] bias) {
        WeightTable.declare(code, names, weights);
        boolean halves = Arrays.stream(bias).anyMatch(value -> value != (int) value);
        int[] data = new int[halves ? 2 * bias.length : bias.length];
        for (int m = 0; m < bias.length; m++) {
            data[halves ? 2 * m : m] = (int) bias[m];
            if (halves) {
                data[2 * m + 1] = (int) (bias[m] >> Integer.SIZE);
            }
        }
        code.add("final int[] bias = " + names.ints("BIAS", data) + ";");
        return new BiasTable(halves);
    }

    /** The bias at {@code index}, an int variable. */
    String element(String index) {
        return halves
                ? "(long) bias[2 * " + index + " + 1] << 32 | bias[2 * " + index + "] & 0xFFFFFFFFL"
                : "bias[" + index + "]";
    }
}
