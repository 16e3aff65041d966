package dev.inlay.compiler.kernel;

import java.util.List;

/** Visits the taps of a window that lie in the input, in the order the references sum them. */
final class WindowWalk {
    private final List<WindowDim> dims;

    WindowWalk(Window window) {
        this.dims = window.inThreeDims().dims();
    }

    interface TapVisitor {
        /**
         * @param tap index of the tap, row-major over the kernel
         * @param position index of the input element, row-major over the spatial dimensions
         */
        void visit(int tap, int position);
    }

    void forEachTap(int output, TapVisitor visitor) {
        WindowDim plane = dims.get(0);
        WindowDim row = dims.get(1);
        WindowDim column = dims.get(2);
        int x = output % column.output();
        int y = output / column.output() % row.output();
        int z = output / column.output() / row.output();
        int tap = 0;
        for (int i = 0; i < plane.size(); i++) {
            int inputPlane = plane.inputIndex(z, i);
            for (int j = 0; j < row.size(); j++) {
                int inputRow = row.inputIndex(y, j);
                for (int k = 0; k < column.size(); k++, tap++) {
                    int inputColumn = column.inputIndex(x, k);
                    if (plane.isInside(inputPlane) && row.isInside(inputRow) && column.isInside(inputColumn)) {
                        visitor.visit(tap, (inputPlane * row.input() + inputRow) * column.input() + inputColumn);
                    }
                }
            }
        }
    }

    /**
     * Notes down the taps that {@link #forEachTap} visits.
     *
     * @param taps their indices, from 0
     * @param elements the elements of the input they lie on
     * @return how many there are
     */
    int taps(int output, int[] taps, int[] elements) {
        int[] count = {0};
        forEachTap(output, (tap, position) -> {
            taps[count[0]] = tap;
            elements[count[0]++] = position;
        });
        return count[0];
    }

    /** Taps of window {@code output} that lie in the input or its padding. */
    int tapsInPadded(int output) {
        WindowDim row = dims.get(1);
        WindowDim column = dims.get(2);
        return dims.get(0).tapsInPadded(output / column.output() / row.output())
                * row.tapsInPadded(output / column.output() % row.output())
                * column.tapsInPadded(output % column.output());
    }
}
