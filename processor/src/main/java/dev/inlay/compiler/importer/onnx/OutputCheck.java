package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.onnx.proto.TensorShapeProto.Dimension;
import dev.inlay.compiler.importer.onnx.proto.TypeProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import dev.inlay.compiler.tensor.TensorType;
import java.util.List;

/** Compares what a model says about its outputs with what they are; the nodes are right, but somebody should know. */
final class OutputCheck {
    private OutputCheck() {}

    static void check(ValueInfoProto declared, TensorType actual, DiagnosticCollector diagnostics) {
        TypeProto.Tensor type = declared.getType().getTensorType();
        if (type.hasShape() && !fits(type.getShape().getDimList(), actual)) {
            diagnostics.add(
                    DiagnosticId.ONNX_OUTPUT_DIFFERS,
                    Place.model(),
                    declared.getName(),
                    Dimensions.written(declared),
                    actual.shape());
        }
    }

    /** Open dimensions fit everything, and so does the first one: the batch may have been set. */
    private static boolean fits(List<Dimension> declared, TensorType actual) {
        if (declared.size() != actual.rank()) {
            return false;
        }
        for (int axis = 1; axis < declared.size(); axis++) {
            long dim = declared.get(axis).getDimValue();
            if (dim > 0 && dim != actual.shape().dim(axis)) {
                return false;
            }
        }
        return true;
    }
}
