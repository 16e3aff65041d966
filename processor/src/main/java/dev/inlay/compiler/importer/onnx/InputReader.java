package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.importer.onnx.proto.TypeProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Locale;

/** Reads the declaration of a network's input. */
final class InputReader {
    private final Dimensions dimensions;

    InputReader(Dimensions dimensions) {
        this.dimensions = dimensions;
    }

    Value read(ValueInfoProto proto) {
        TypeProto type = proto.getType();
        if (!type.hasTensorType()) {
            String kind = type.getValueCase().name().toLowerCase(Locale.ROOT).replace("_type", "");
            throw invalid(
                    proto, kind.equals("value_not_set") ? "it has no type" : "it is a " + kind + ", not a tensor");
        }
        int number = type.getTensorType().getElemType();
        DataType dataType = OnnxType.of(number)
                .flatMap(OnnxType::dataType)
                .orElseThrow(() -> invalid(proto, "its element type " + OnnxType.nameOf(number) + " is not supported"));
        if (!type.getTensorType().hasShape()) {
            throw invalid(proto, "it has no shape; give it one where the model is exported");
        }
        try {
            return new Value(proto.getName(), new TensorType(dataType, dimensions.shape(proto)));
        } catch (ShapeException e) {
            throw invalid(proto, e.getMessage());
        }
    }

    private static DiagnosticException invalid(ValueInfoProto proto, String why) {
        return new DiagnosticException(DiagnosticId.ONNX_INPUT_INVALID, Place.model(), proto.getName(), why);
    }
}
