package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import java.util.List;
import java.util.Optional;

/** The tensors of a subgraph, by their indices. */
final class Tensors {
    private final List<TensorEntry> entries;

    Tensors(List<TensorEntry> entries) {
        this.entries = entries;
    }

    TensorEntry get(int index) {
        if (index < 0 || index >= entries.size()) {
            throw new DamageException("tensor " + index + " is asked for, and there are " + entries.size());
        }
        return entries.get(index);
    }

    int count() {
        return entries.size();
    }

    /** How an input or a computed tensor is quantized, in terms of int8 or int16; empty if its elements are what they are. */
    Optional<Quantization> activation(int index) {
        TensorEntry tensor = get(index);
        Optional<Quantization> stored = QuantizationReader.read(tensor);
        if (stored.isEmpty()) {
            return stored;
        }
        if (stored.get().isPerChannel()) {
            throw unsupported(tensor, "is computed, and quantized per channel");
        }
        TfliteType type = TfliteType.of(tensor.type()).orElseThrow();
        return switch (type) {
            case INT8, INT16 -> stored;
            case UINT8 -> stored.map(Signed::of);
            default ->
                throw unsupported(tensor, "is computed in " + type + ", where int8, uint8 and int16 are supported");
        };
    }

    /** What elements of an input or a computed tensor are in the graph. */
    DataType dataType(int index) {
        TensorEntry tensor = get(index);
        if (activation(index).isPresent()) {
            return DataType.FLOAT32;
        }
        return TfliteType.of(tensor.type())
                .flatMap(TfliteType::dataType)
                .orElseThrow(() -> unsupported(tensor, "holds elements " + TfliteType.nameOf(tensor.type())));
    }

    private static DiagnosticException unsupported(TensorEntry tensor, String why) {
        return new DiagnosticException(DiagnosticId.TFLITE_TENSOR_UNSUPPORTED, Place.model(), tensor, why);
    }
}
