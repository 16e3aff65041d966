package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.importer.folding.DimensionReport;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives every dimension of the inputs a size. A first dimension without one is the batch and becomes 1; any other needs
 * a setting, by the name {@code input.axis}, as dimensions of this format have no names.
 */
final class InputShapes {
    private static final int OPEN = -1;

    private final DimensionSettings settings;
    private final Set<String> unused;
    private final List<String> open = new ArrayList<>();
    private final List<String> openInputs = new ArrayList<>();

    InputShapes(DimensionSettings settings) {
        this.settings = settings;
        this.unused = new LinkedHashSet<>(settings.sizes().keySet());
    }

    /** The shape of an input; dimensions that remain open are noted and count as 1. */
    Shape read(TensorEntry tensor, String name) {
        int[] dims = tensor.shape().dims();
        int before = open.size();
        for (int axis = 0; axis < dims.length; axis++) {
            String key = name + "." + axis;
            if (settings.sizes().containsKey(key)) {
                unused.remove(key);
                dims[axis] = settings.sizes().get(key);
            } else if (tensor.openShape()[axis] == OPEN) {
                dims[axis] = 1;
                if (axis > 0) {
                    open.add(key);
                }
            }
        }
        if (open.size() > before) {
            openInputs.add(name + Arrays.toString(tensor.openShape()));
        }
        return Shape.of(dims);
    }

    /** @throws DiagnosticException if dimensions remain open */
    void finish(DiagnosticCollector diagnostics) {
        new DimensionReport(open, openInputs, unused, "; dimensions are named by input and axis, as in \"input.1\"")
                .check(diagnostics);
    }
}
