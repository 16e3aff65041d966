package dev.inlay.compiler.kernel;

import java.util.List;

/**
 * FLOAT32 product of two activations: {@code c[i][j] = 0 + sum over k of a[i][k] * b[k][j]}, summed in float in the
 * order of k, for each pair of matrices.
 *
 * @param batches the pairs: steps in whole matrices of each operand
 * @param rows of a and c
 * @param inner columns of a, rows of b
 * @param columns of b and c
 */
public record FMatMul(BroadcastLoop batches, int rows, int inner, int columns) implements Kernel {
    public FMatMul {
        Limits.checkLength("operands", batches.operands(), 2);
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        float[] a = inputs.get(0).floats();
        float[] b = inputs.get(1).floats();
        float[] c = output.floats();
        batches.forEach((batch, at) -> {
            int left = at[0] * rows * inner;
            int right = at[1] * inner * columns;
            for (int i = 0, to = batch * rows * columns; i < rows; i++) {
                for (int j = 0; j < columns; j++, to++) {
                    float sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += a[left + i * inner + k] * b[right + k * columns + j];
                    }
                    c[to] = sum;
                }
            }
        });
    }

    @Override
    public long macs() {
        return (long) batches.length() * rows * inner * columns;
    }
}
