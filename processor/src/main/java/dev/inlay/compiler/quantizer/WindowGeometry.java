package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.operator.WindowAxis;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Resolves the window of an operator against the shapes of its channels-last input and output. */
final class WindowGeometry {
    private WindowGeometry() {}

    static Window resolve(List<WindowAxis> axes, Shape input, Shape output) {
        List<WindowDim> dims = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            WindowAxis axis = axes.get(i);
            dims.add(new WindowDim(
                    input.dim(i + 1),
                    output.dim(i + 1),
                    axis.size(),
                    axis.stride(),
                    axis.dilation(),
                    axis.padBegin(),
                    axis.padEnd()));
        }
        return new Window(dims);
    }
}
