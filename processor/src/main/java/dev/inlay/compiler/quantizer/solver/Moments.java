package dev.inlay.compiler.quantizer.solver;

import java.util.Arrays;

/**
 * First and second moments of what a layer, or one group of it, reads and of what it shall give, summed row by row.
 *
 * <p>Memory is that of {@code depth^2} numbers however many rows there are. Sums are in double, in the order of the
 * rows.
 */
public final class Moments {
    private static final int BLOCK = 4;

    private final int depth;
    private final int outputs;
    private final double[] sum;
    private final double[] outputSum;
    private final double[] products;
    private final double[] crossProducts;
    private final double[] block;
    private int pending;
    private long rows;

    /**
     * @param depth weights of one output
     * @param outputs outputs that read the same rows
     */
    public Moments(int depth, int outputs) {
        this.depth = depth;
        this.outputs = outputs;
        this.sum = new double[depth];
        this.outputSum = new double[outputs];
        this.products = new double[depth * depth];
        this.crossProducts = new double[outputs * depth];
        this.block = new double[BLOCK * depth];
    }

    /**
     * Adds a row.
     *
     * @param u what the weights of every output are multiplied with, {@code depth} numbers
     * @param y what the outputs shall be
     */
    public void add(float[] u, float[] y) {
        int at = pending * depth;
        for (int i = 0; i < depth; i++) {
            block[at + i] = u[i];
            sum[i] += u[i];
        }
        for (int m = 0; m < outputs; m++) {
            double target = y[m];
            outputSum[m] += target;
            int to = m * depth;
            for (int i = 0; i < depth; i++) {
                crossProducts[to + i] += target * block[at + i];
            }
        }
        rows++;
        if (++pending == BLOCK) {
            addBlock();
        }
    }

    private void addBlock() {
        for (int i = 0; i < depth; i++) {
            double a = block[i];
            double b = block[depth + i];
            double c = block[2 * depth + i];
            double d = block[3 * depth + i];
            if (a != 0 || b != 0 || c != 0 || d != 0) {
                addRow(i, a, b, c, d);
            }
        }
        Arrays.fill(block, 0);
        pending = 0;
    }

    /** The upper triangle alone. */
    private void addRow(int i, double a, double b, double c, double d) {
        double[] x = block;
        double[] to = products;
        int row = i * depth;
        for (int j = i; j < depth; j++) {
            to[row + j] += a * x[j] + b * x[depth + j] + c * x[2 * depth + j] + d * x[3 * depth + j];
        }
    }

    int depth() {
        return depth;
    }

    int outputs() {
        return outputs;
    }

    double mean(int i) {
        return rows == 0 ? 0 : sum[i] / rows;
    }

    double outputMean(int m) {
        return rows == 0 ? 0 : outputSum[m] / rows;
    }

    /** {@code E[(u - mean)(u - mean)^T]}, row-major. */
    double[] covariance() {
        addBlock();
        double[] h = new double[depth * depth];
        for (int i = 0; i < depth; i++) {
            for (int j = i; j < depth; j++) {
                h[i * depth + j] = products[i * depth + j] / Math.max(1, rows) - mean(i) * mean(j);
                h[j * depth + i] = h[i * depth + j];
            }
        }
        return h;
    }

    /** {@code E[(y - outputMean)(u - mean)]} of output {@code m}. */
    double[] crossCovariance(int m) {
        double[] c = new double[depth];
        for (int i = 0; i < depth; i++) {
            c[i] = crossProducts[m * depth + i] / Math.max(1, rows) - outputMean(m) * mean(i);
        }
        return c;
    }
}
