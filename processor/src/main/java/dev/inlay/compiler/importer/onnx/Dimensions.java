package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.importer.folding.DimensionReport;
import dev.inlay.compiler.importer.onnx.proto.TensorShapeProto.Dimension;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every dimension of the inputs a size. A first dimension without one is the batch and becomes 1, and so does
 * every other dimension of the same name; the rest needs a setting. A dimension without a name is called {@code
 * input.axis}.
 */
final class Dimensions {
    private final DimensionSettings settings;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Set<String> unused;
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> openInputs = new ArrayList<>();

    Dimensions(DimensionSettings settings, List<ValueInfoProto> inputs) {
        this.settings = settings;
        this.unused = new LinkedHashSet<>(settings.sizes().keySet());
        for (ValueInfoProto input : inputs) {
            List<Dimension> dims = dims(input);
            if (!dims.isEmpty() && !isFixed(dims.get(0), 0)) {
                sizes.put(nameOf(input, 0), 1);
            }
        }
        sizes.putAll(settings.sizes());
    }

    /** The shape of an input; dimensions that remain open are noted and count as 1. */
    Shape shape(ValueInfoProto input) {
        List<Dimension> dims = dims(input);
        int[] resolved = new int[dims.size()];
        boolean allKnown = true;
        for (int axis = 0; axis < resolved.length; axis++) {
            Integer size = size(input, axis, dims.get(axis));
            allKnown &= size != null;
            resolved[axis] = size == null ? 1 : size;
        }
        if (!allKnown) {
            openInputs.add(input.getName() + written(input));
        }
        return Shape.of(resolved);
    }

    /** @throws DiagnosticException if dimensions remain open */
    void finish(DiagnosticCollector diagnostics) {
        new DimensionReport(open, openInputs, unused, otherNames()).check(diagnostics);
    }

    private String otherNames() {
        List<String> names =
                sizes.keySet().stream().filter(name -> !unused.contains(name)).toList();
        return names.isEmpty() ? "" : "; there are " + String.join(", ", names);
    }

    private Integer size(ValueInfoProto input, int axis, Dimension dim) {
        String name = nameOf(input, axis);
        if (settings.sizes().containsKey(name)) {
            unused.remove(name);
            return settings.sizes().get(name);
        }
        if (isFixed(dim, axis)) {
            return toInt(dim.getDimValue());
        }
        Integer size = sizes.get(name);
        if (size == null) {
            open.add(name);
        }
        return size;
    }

    /** A size of 0 in first place is how some exporters write an open batch; elsewhere it is an empty tensor. */
    private static boolean isFixed(Dimension dim, int axis) {
        return dim.hasDimValue() && dim.getDimValue() != -1 && (axis > 0 || dim.getDimValue() != 0);
    }

    private static String nameOf(ValueInfoProto input, int axis) {
        Dimension dim = dims(input).get(axis);
        boolean named = dim.hasDimParam() && !dim.getDimParam().isEmpty();
        return named ? dim.getDimParam() : input.getName() + "." + axis;
    }

    private static List<Dimension> dims(ValueInfoProto input) {
        return input.getType().getTensorType().getShape().getDimList();
    }

    private static int toInt(long size) {
        if (size != (int) size) {
            throw new ShapeException("dimension " + size + " is out of range");
        }
        return (int) size;
    }

    /** The dimensions as the file has them. */
    static String written(ValueInfoProto input) {
        List<String> parts = new ArrayList<>();
        for (Dimension dim : dims(input)) {
            parts.add(dim.hasDimValue() ? Long.toString(dim.getDimValue()) : dim.getDimParam());
        }
        return parts.toString();
    }
}
