package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.onnx.proto.GraphProto;
import dev.inlay.compiler.importer.onnx.proto.SparseTensorProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The tensors stored in a model, by name. Only those that are used are read. */
final class Initializers {
    private final Map<String, TensorProto> protos = new LinkedHashMap<>();
    private final Set<String> sparse = new LinkedHashSet<>();
    private final TensorReader reader;

    Initializers(GraphProto graph, TensorReader reader, String model) {
        this.reader = reader;
        for (TensorProto proto : graph.getInitializerList()) {
            if (!proto.getName().isEmpty() && protos.put(proto.getName(), proto) != null) {
                throw new DiagnosticException(
                        DiagnosticId.ONNX_GRAPH_INVALID,
                        Place.model(),
                        model,
                        "initializer \"" + proto.getName() + "\" is there twice");
            }
        }
        for (SparseTensorProto proto : graph.getSparseInitializerList()) {
            sparse.add(proto.getValues().getName());
        }
    }

    boolean contains(String name) {
        return protos.containsKey(name) || sparse.contains(name);
    }

    Tensor read(String name) {
        if (!protos.containsKey(name)) {
            throw new DiagnosticException(
                    DiagnosticId.ONNX_TENSOR_UNSUPPORTED, Place.model(), "initializer \"" + name + "\"", "sparse");
        }
        return read(protos.get(name), "initializer \"" + name + "\"");
    }

    Tensor read(TensorProto proto, String what) {
        return reader.read(proto, what);
    }
}
