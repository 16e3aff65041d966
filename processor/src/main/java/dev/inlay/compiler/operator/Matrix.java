package dev.inlay.compiler.operator;

/**
 * A matrix inside of an array: element {@code (r, c)} is {@code data[start + r * stride + c]}.
 *
 * <p>Products accumulate in float, for each element of the result in ascending order of the inner index where {@link
 * #addProduct} takes four terms at a time; the order depends on nothing but the sizes, so results are reproducible.
 */
record Matrix(float[] data, int start, int rows, int columns, int stride) {
    private static final int FEW_ROWS = 4;

    static Matrix of(float[] data, int rows, int columns) {
        return new Matrix(data, 0, rows, columns, columns);
    }

    Matrix transposed() {
        float[] turned = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = data[start + r * stride + c];
            }
        }
        return of(turned, columns, rows);
    }

    /** Adds {@code a * b} to this matrix. */
    void addProduct(Matrix a, Matrix b) {
        for (int r = 0; r < rows; r++) {
            addRow(start + r * stride, a.data, a.start + r * a.stride, b);
        }
    }

    /** One row: four rows of {@code b} at a time, each scaled by an element of {@code a}; the inner loop vectorises. */
    private void addRow(int to, float[] a, int from, Matrix b) {
        int k = 0;
        for (; k + 4 <= b.rows; k += 4) {
            int row = b.start + k * b.stride;
            addFour(
                    data,
                    to,
                    columns,
                    b.data,
                    row,
                    b.stride,
                    a[from + k],
                    a[from + k + 1],
                    a[from + k + 2],
                    a[from + k + 3]);
        }
        for (; k < b.rows; k++) {
            float x = a[from + k];
            int row = b.start + k * b.stride;
            for (int c = 0; c < columns; c++) {
                data[to + c] += x * b.data[row + c];
            }
        }
    }

    private static void addFour(
            float[] out, int to, int count, float[] b, int row, int stride, float x0, float x1, float x2, float x3) {
        int row1 = row + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        for (int c = 0; c < count; c++) {
            out[to + c] += x0 * b[row + c] + x1 * b[row1 + c] + x2 * b[row2 + c] + x3 * b[row3 + c];
        }
    }

    /** Adds {@code a * b^T} to this matrix. */
    void addProductTransposed(Matrix a, Matrix b) {
        if (rows > FEW_ROWS) {
            addProduct(a, b.transposed());
            return;
        }
        for (int r = 0; r < rows; r++) {
            addDots(start + r * stride, a.data, a.start + r * a.stride, b);
        }
    }

    /** One row as dot products, four at a time so that their additions overlap. */
    private void addDots(int to, float[] a, int from, Matrix b) {
        int c = 0;
        for (; c + 4 <= columns; c += 4) {
            int b0 = b.start + c * b.stride;
            int b1 = b0 + b.stride;
            int b2 = b1 + b.stride;
            int b3 = b2 + b.stride;
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int k = 0; k < b.columns; k++) {
                float x = a[from + k];
                s0 += x * b.data[b0 + k];
                s1 += x * b.data[b1 + k];
                s2 += x * b.data[b2 + k];
                s3 += x * b.data[b3 + k];
            }
            data[to + c] += s0;
            data[to + c + 1] += s1;
            data[to + c + 2] += s2;
            data[to + c + 3] += s3;
        }
        for (; c < columns; c++) {
            float sum = 0;
            for (int k = 0; k < b.columns; k++) {
                sum += a[from + k] * b.data[b.start + c * b.stride + k];
            }
            data[to + c] += sum;
        }
    }
}
